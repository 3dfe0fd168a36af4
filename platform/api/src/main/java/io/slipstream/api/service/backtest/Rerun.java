package io.slipstream.api.service.backtest;

import java.util.List;

/**
 * A run that was made again.
 *
 * @param of name of the run
 * @param outcome of now
 * @param differences in words: data, parameters, plugin builds, code, state hash; none when the
 *     same came out of the same
 */
public record Rerun(String of, BacktestOutcome outcome, List<String> differences) {
  /** Copies the list. */
  public Rerun {
    differences = List.copyOf(differences);
  }

  /** Whether nothing differs. */
  public boolean isSame() {
    return differences.isEmpty();
  }
}
