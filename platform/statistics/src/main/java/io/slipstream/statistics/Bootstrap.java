package io.slipstream.statistics;

/**
 * What might have come of the same returns or trades in another order, some more than once, some
 * not at all (Efron, Annals of Statistics 7, 1979, by blocks as {@link Resampling} says). It knows
 * only what did happen: no loss is larger than the largest seen.
 *
 * @param finalReturn of each path, as a fraction of the start
 * @param maxDrawdown of each path, zero or below, as a fraction of the high-water mark
 * @param sharpe of each path; paths whose rows are all equal have none
 */
public record Bootstrap(Distribution finalReturn, Distribution maxDrawdown, Distribution sharpe) {
  /**
   * How to draw.
   *
   * @param resampling which way
   * @param block rows of a block, on average or exactly
   * @param paths how many series
   * @param seed the same seed gives the same paths
   */
  public record Plan(Resampling resampling, int block, int paths, long seed) {
    /**
     * As given.
     *
     * @throws IllegalArgumentException for a block or a number of paths below one
     */
    public Plan {
      Checked.atLeast("block", block, 1);
      Checked.atLeast("paths", paths, 1);
    }
  }

  /**
   * Of simple returns, one a period, compounded.
   *
   * @param periodsPerYear the Sharpe ratio is annualized by, 1 for that of one period
   * @throws IllegalArgumentException for fewer than two returns, one that is not finite, or a block
   *     longer than they are
   */
  public static Bootstrap ofReturns(double[] returns, double periodsPerYear, Plan plan) {
    return ofReturns(returns, periodsPerYear, plan, () -> {});
  }

  /** The same; {@code watch} is called before each path and may throw to end it. */
  public static Bootstrap ofReturns(
      double[] returns, double periodsPerYear, Plan plan, Runnable watch) {
    Checked.series("returns", returns, 2);
    Checked.positive("periodsPerYear", periodsPerYear);
    return play(
        returns,
        plan,
        watch,
        path ->
            new double[] {
              Performance.totalReturn(path),
              Performance.maxDrawdown(path),
              Performance.sharpe(path, periodsPerYear)
            });
  }

  /**
   * Of the net profits of trades in money, added to the cash. The Sharpe ratio is that of one
   * trade, mean / standard deviation (n - 1) of the profits.
   *
   * @param cash at the start
   * @throws IllegalArgumentException for fewer than two trades, a profit that is not finite, cash
   *     not above zero, or a block longer than they are
   */
  public static Bootstrap ofProfits(double[] profits, double cash, Plan plan) {
    return ofProfits(profits, cash, plan, () -> {});
  }

  /** The same; {@code watch} is called before each path and may throw to end it. */
  public static Bootstrap ofProfits(double[] profits, double cash, Plan plan, Runnable watch) {
    Checked.series("profits", profits, 2);
    Checked.positive("cash", cash);
    return play(profits, plan, watch, path -> added(path, cash));
  }

  private static double[] added(double[] profits, double cash) {
    double equity = cash;
    double peak = cash;
    double deepest = 0;
    for (double profit : profits) {
      equity += profit;
      peak = Math.max(peak, equity);
      deepest = Math.min(deepest, equity / peak - 1);
    }
    return new double[] {equity / cash - 1, deepest, Performance.sharpe(profits, 1)};
  }

  /** Final return, deepest drawdown and Sharpe ratio of one path. */
  private interface Measures {
    double[] of(double[] path);
  }

  private static Bootstrap play(double[] values, Plan plan, Runnable watch, Measures measures) {
    Resampling.checkBlock(plan.block(), values.length);
    SeededDraws draws = new SeededDraws(plan.seed());
    double[][] found = new double[3][plan.paths()];
    int[] rows = new int[values.length];
    double[] path = new double[values.length];
    for (int p = 0; p < plan.paths(); p++) {
      watch.run();
      plan.resampling().fill(rows, plan.block(), draws);
      for (int i = 0; i < path.length; i++) {
        path[i] = values[rows[i]];
      }
      double[] measured = measures.of(path);
      for (int m = 0; m < found.length; m++) {
        found[m][p] = measured[m];
      }
    }
    return new Bootstrap(
        Distribution.of(found[0]), Distribution.of(found[1]), Distribution.of(found[2]));
  }
}
