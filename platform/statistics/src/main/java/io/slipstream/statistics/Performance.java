package io.slipstream.statistics;

/**
 * Performance of a series of simple returns, one a period, risk-free rate zero. Definitions as in
 * empyrical 0.5 (Quantopian), which the tests compare with; a number that cannot be had is NaN.
 */
public final class Performance {
  /** A deviation this small beside the mean is what rounding leaves of equal numbers. */
  private static final double ROUNDING_NOISE = 1e-12;

  private Performance() {}

  /** Compounded return: product of (1 + r) minus one; zero for none. */
  public static double totalReturn(double[] returns) {
    double growth = 1;
    for (double r : returns) {
      growth *= 1 + r;
    }
    return growth - 1;
  }

  /**
   * Compound annual growth: (1 + total)^(1 / years) - 1; NaN without time or after a total loss.
   */
  public static double cagr(double totalReturn, double years) {
    if (!(years > 0) || totalReturn <= -1) {
      return Double.NaN;
    }
    return StrictMath.pow(1 + totalReturn, 1 / years) - 1;
  }

  /** Arithmetic mean; NaN for none. */
  public static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /** Standard deviation with n - 1 degrees of freedom; NaN for fewer than two. */
  public static double standardDeviation(double[] values) {
    if (values.length < 2) {
      return Double.NaN;
    }
    double mean = mean(values);
    double sum = 0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    return StrictMath.sqrt(sum / (values.length - 1));
  }

  /** Standard deviation (n - 1) x sqrt(periods a year). */
  public static double annualVolatility(double[] returns, double periodsPerYear) {
    return standardDeviation(returns) * StrictMath.sqrt(periodsPerYear);
  }

  /** Sharpe (1994): mean / standard deviation (n - 1) x sqrt(periods a year); NaN without risk. */
  public static double sharpe(double[] returns, double periodsPerYear) {
    return sharpe(mean(returns), standardDeviation(returns), periodsPerYear);
  }

  static double sharpe(double mean, double deviation, double periodsPerYear) {
    return deviation > Math.abs(mean) * ROUNDING_NOISE
        ? mean / deviation * StrictMath.sqrt(periodsPerYear)
        : Double.NaN;
  }

  /**
   * Sortino and Price (1994) with target zero: mean / sqrt(mean(min(r, 0)^2)) x sqrt(periods a
   * year), the downside mean over all periods; NaN without a loss.
   */
  public static double sortino(double[] returns, double periodsPerYear) {
    double sum = 0;
    for (double r : returns) {
      sum += r < 0 ? r * r : 0;
    }
    double downside = StrictMath.sqrt(sum / returns.length);
    return downside > 0 ? mean(returns) / downside * StrictMath.sqrt(periodsPerYear) : Double.NaN;
  }

  /** Deepest fall of the compounded curve, that starts at one, below its high-water mark. */
  public static double maxDrawdown(double[] returns) {
    double growth = 1;
    double peak = 1;
    double deepest = 0;
    for (double r : returns) {
      growth *= 1 + r;
      peak = Math.max(peak, growth);
      deepest = Math.min(deepest, growth / peak - 1);
    }
    return deepest;
  }
}
