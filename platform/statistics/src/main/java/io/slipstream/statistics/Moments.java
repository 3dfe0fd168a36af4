package io.slipstream.statistics;

/**
 * The shape of a sample.
 *
 * @param count values
 * @param mean arithmetic mean, in the unit of the values and of one period
 * @param deviation standard deviation with n - 1 degrees of freedom
 * @param skewness m3 / m2^1.5 of the central moments with divisor n (biased)
 * @param excessKurtosis m4 / m2^2 - 3, of the same (biased); zero for a normal sample
 * @param jarqueBera n / 6 x (skewness^2 + excessKurtosis^2 / 4), chi-square with two degrees of
 *     freedom under normality (Jarque and Bera, Economics Letters 6, 1980)
 */
public record Moments(
    int count,
    double mean,
    double deviation,
    double skewness,
    double excessKurtosis,
    double jarqueBera) {
  /**
   * Of a sample.
   *
   * @throws IllegalArgumentException for fewer than two values, one that is not finite, or values
   *     that are all equal
   */
  public static Moments of(double[] values) {
    Checked.series("values", values, 2);
    int n = values.length;
    double mean = Performance.mean(values);
    double second = 0;
    double third = 0;
    double fourth = 0;
    for (double value : values) {
      double d = value - mean;
      second += d * d;
      third += d * d * d;
      fourth += d * d * d * d;
    }
    double variance = second / n;
    if (!(variance > 0)) {
      throw new IllegalArgumentException(
          "values: all " + n + " are " + values[0] + ", they have no shape");
    }
    double skewness = third / n / (variance * StrictMath.sqrt(variance));
    double kurtosis = fourth / n / (variance * variance) - 3;
    return new Moments(
        n,
        mean,
        StrictMath.sqrt(second / (n - 1)),
        skewness,
        kurtosis,
        n / 6.0 * (skewness * skewness + kurtosis * kurtosis / 4));
  }
}
