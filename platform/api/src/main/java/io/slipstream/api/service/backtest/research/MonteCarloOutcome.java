package io.slipstream.api.service.backtest.research;

import java.util.List;

/**
 * Distributions of what might have come of a run.
 *
 * @param run its name
 * @param paths how many were drawn
 * @param seed of every draw
 * @param rows by what was drawn from and what was measured
 */
public record MonteCarloOutcome(String run, int paths, long seed, List<Row> rows) {
  /** Copies the list. */
  public MonteCarloOutcome {
    rows = List.copyOf(rows);
  }

  /**
   * One distribution; fractions, of the start for returns and of the high-water mark for drawdowns.
   *
   * @param of {@code trades} or {@code bars}
   * @param drawnFrom number of them
   * @param block length of a block
   * @param measure {@code final return}, {@code maximum drawdown} or {@code sharpe}
   * @param actual of the run itself, as it was
   * @param mean of the paths
   * @param p05 twentieth part of the paths is at or below it
   * @param p50 median
   * @param p95 nineteen twentieths are at or below it
   */
  public record Row(
      String of,
      int drawnFrom,
      int block,
      String measure,
      double actual,
      double mean,
      double p05,
      double p50,
      double p95) {}
}
