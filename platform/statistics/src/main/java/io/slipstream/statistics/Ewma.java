package io.slipstream.statistics;

import java.util.Arrays;

/**
 * Exponentially weighted volatility of returns with mean zero (RiskMetrics Technical Document, J.P.
 * Morgan 1996): variance(t + 1) = lambda variance(t) + (1 - lambda) return(t)^2. It begins with the
 * variance (divisor n) of the first {@value #SEED_RETURNS} returns, or of all if there are fewer.
 */
public final class Ewma {
  /** RiskMetrics' decay for daily returns. */
  public static final double DAILY = 0.94;

  /** Returns whose variance it begins with. */
  public static final int SEED_RETURNS = 30;

  private Ewma() {}

  /**
   * The volatility each period was entered with, and the forecast for the next one at the end: one
   * more than there are returns.
   *
   * @throws IllegalArgumentException for fewer than two returns, one that is not finite, or a decay
   *     outside 0 to 1
   */
  public static double[] volatilities(double[] returns, double decay) {
    Checked.series("returns", returns, 2);
    Checked.probability("decay", decay);
    double[] volatilities = new double[returns.length + 1];
    double variance = seed(returns);
    volatilities[0] = StrictMath.sqrt(variance);
    for (int i = 0; i < returns.length; i++) {
      variance = decay * variance + (1 - decay) * returns[i] * returns[i];
      volatilities[i + 1] = StrictMath.sqrt(variance);
    }
    return volatilities;
  }

  /** The forecast for the next period: the last of {@link #volatilities}. */
  public static double forecast(double[] returns, double decay) {
    return volatilities(returns, decay)[returns.length];
  }

  private static double seed(double[] returns) {
    double[] first = Arrays.copyOf(returns, Math.min(SEED_RETURNS, returns.length));
    double mean = Performance.mean(first);
    double sum = 0;
    for (double r : first) {
      sum += (r - mean) * (r - mean);
    }
    return sum / first.length;
  }
}
