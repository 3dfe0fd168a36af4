package io.slipstream.api.service.backtest.research;

/**
 * What a probe found.
 *
 * @param strategy id
 * @param version of its plugin
 * @param bars that were played
 * @param decisions orders, cancellations and so on it asked for on all of them
 * @param cuts places at which the bars ended in turn
 * @param finding empty when it decides from the past alone; else which decision does not, and where
 */
public record ProbeOutcome(
    String strategy, String version, int bars, int decisions, int cuts, String finding) {
  /** Whether nothing was found. */
  public boolean isClean() {
    return finding.isEmpty();
  }
}
