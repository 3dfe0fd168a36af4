package io.slipstream.statistics;

import java.util.Arrays;

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

  /** Whether the values differ by more than rounding leaves of equal ones. */
  static boolean moves(double[] values) {
    return moves(mean(values), standardDeviation(values));
  }

  private static boolean moves(double mean, double deviation) {
    return deviation > Math.abs(mean) * ROUNDING_NOISE;
  }

  static double sharpe(double mean, double deviation, double periodsPerYear) {
    return moves(mean, deviation) ? mean / deviation * StrictMath.sqrt(periodsPerYear) : Double.NaN;
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

  /**
   * Calmar (Young 1991, over the whole series): {@link #cagr} / |{@link #maxDrawdown}|; NaN without
   * a drawdown, without returns or after a total loss.
   */
  public static double calmar(double[] returns, double periodsPerYear) {
    double drawdown = maxDrawdown(returns);
    return drawdown < 0
        ? cagr(totalReturn(returns), returns.length / periodsPerYear) / -drawdown
        : Double.NaN;
  }

  /**
   * The {@link #sharpe} of the last so many returns, at each return; NaN until there are as many,
   * and without risk. Each is calculated anew, in returns x window steps: for days, not for ticks.
   *
   * @throws IllegalArgumentException for a window below two
   */
  public static double[] rollingSharpe(double[] returns, int window, double periodsPerYear) {
    Checked.atLeast("window", window, 2);
    double[] rolling = new double[returns.length];
    Arrays.fill(rolling, Double.NaN);
    for (int i = window; i <= returns.length; i++) {
      rolling[i - 1] = sharpe(Arrays.copyOfRange(returns, i - window, i), periodsPerYear);
    }
    return rolling;
  }
}
