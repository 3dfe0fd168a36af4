package io.slipstream.statistics;

/** The lower tail of a sample of profits; the arrays are the caller's to give away. */
public final class SampleTail {
  private SampleTail() {}

  /**
   * Loss at the interpolated quantile, and the mean loss at or beyond it.
   *
   * @param scratch finite values, reordered
   * @param p probability of the tail, 0.01 for 99 %
   */
  public static TailRisk linear(double[] scratch, double p) {
    return beyond(scratch, Quantiles.linearInPlace(scratch, p));
  }

  static TailRisk lower(double[] scratch, double p) {
    return beyond(scratch, Quantiles.lower(scratch, p));
  }

  /** Returns as they would be with tomorrow's volatility. */
  static double[] filtered(double[] returns) {
    double[] volatilities = Ewma.volatilities(returns, Ewma.DAILY);
    double next = volatilities[returns.length];
    double[] scaled = new double[returns.length];
    for (int i = 0; i < returns.length; i++) {
      scaled[i] = volatilities[i] > 0 ? returns[i] / volatilities[i] * next : returns[i];
    }
    return scaled;
  }

  private static TailRisk beyond(double[] values, double quantile) {
    double sum = 0;
    int count = 0;
    for (double value : values) {
      if (value <= quantile) {
        sum += value;
        count++;
      }
    }
    return new TailRisk(-quantile, -(sum / count));
  }
}
