package io.slipstream.statistics;

/**
 * The deepest drawdown of an equity curve, and how long the curve stayed under water. Positions are
 * those of the curve, from zero.
 *
 * @param depth zero or below, as a fraction of the high-water mark; zero for a curve that never
 *     fell
 * @param peak where the high-water mark before the deepest point stands, its last touch
 * @param trough the deepest point
 * @param recovery where the curve is back at that mark; -1 when it is not, or never fell
 * @param longestUnderWater points in a row below a high-water mark, at most
 */
public record Drawdowns(double depth, int peak, int trough, int recovery, int longestUnderWater) {
  /**
   * Below the high-water mark at each point: equity / mark - 1, zero or below.
   *
   * @throws IllegalArgumentException without a point, for one that is not finite, or a first one
   *     that is not above zero
   */
  public static double[] series(double[] equity) {
    Checked.series("equity", equity, 1);
    Checked.positive("equity[0]", equity[0]);
    double[] below = new double[equity.length];
    double mark = equity[0];
    for (int i = 0; i < below.length; i++) {
      mark = Math.max(mark, equity[i]);
      below[i] = equity[i] / mark - 1;
    }
    return below;
  }

  /**
   * Of a curve.
   *
   * @throws IllegalArgumentException as {@link #series}
   */
  public static Drawdowns of(double[] equity) {
    double[] below = series(equity);
    int trough = 0;
    int longest = 0;
    int run = 0;
    for (int i = 0; i < below.length; i++) {
      trough = below[i] < below[trough] ? i : trough;
      run = below[i] < 0 ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    int peak = trough;
    while (below[peak] < 0) {
      peak--;
    }
    int recovery = trough;
    while (recovery < below.length && below[recovery] < 0) {
      recovery++;
    }
    boolean back = trough > 0 && recovery < below.length;
    return new Drawdowns(below[trough], peak, trough, back ? recovery : -1, longest);
  }
}
