package io.slipstream.statistics;

/**
 * How much of the time and of the equity was in the market.
 *
 * @param share of the periods at whose end a position was open, 0 to 1
 * @param meanGross mean of gross exposure / equity over all periods
 * @param mostGross the highest of these
 */
public record Exposure(double share, double meanGross, double mostGross) {
  /**
   * Of the gross exposure at the end of each period.
   *
   * @param gross sum of absolute notionals, in money, zero when flat
   * @param equity at the same times; a period in which it is not above zero counts for the share
   *     only
   * @throws IllegalArgumentException without a period, when lengths differ, or for a gross exposure
   *     that is below zero or not finite
   */
  public static Exposure of(double[] gross, double[] equity) {
    Checked.series("gross", gross, 1);
    Checked.series("equity", equity, 1);
    Checked.sameLength("equity", equity.length, "gross", gross.length);
    int open = 0;
    int counted = 0;
    double sum = 0;
    double most = 0;
    for (int t = 0; t < gross.length; t++) {
      if (gross[t] < 0) {
        throw new IllegalArgumentException(
            "gross[" + t + "] = " + gross[t] + ": zero or above is allowed");
      }
      open += gross[t] > 0 ? 1 : 0;
      if (equity[t] > 0) {
        sum += gross[t] / equity[t];
        most = Math.max(most, gross[t] / equity[t]);
        counted++;
      }
    }
    return new Exposure(
        (double) open / gross.length, sum / counted, counted > 0 ? most : Double.NaN);
  }
}
