package io.slipstream.statistics;

/**
 * A Sharpe ratio as it was measured, with what its error depends on.
 *
 * @param observations returns it was measured on
 * @param sharpe mean / standard deviation (n - 1), risk-free rate zero, of one period: not
 *     annualized
 * @param skewness of the returns, zero for normal ones
 * @param kurtosis of the returns, three for normal ones (not the excess)
 */
public record SharpeEstimate(int observations, double sharpe, double skewness, double kurtosis) {
  private static final double ROUNDING = 1e-9;

  /**
   * As published or measured elsewhere.
   *
   * @throws IllegalArgumentException for fewer than two observations, a number that is not finite,
   *     or a kurtosis that no distribution of this skewness has (Pearson: kurtosis is at least 1 +
   *     skewness^2)
   */
  public SharpeEstimate {
    Checked.atLeast("observations", observations, 2);
    Checked.finite("sharpe", sharpe);
    Checked.finite("skewness", skewness);
    Checked.finite("kurtosis", kurtosis);
    double least = 1 + skewness * skewness;
    if (kurtosis < least * (1 - ROUNDING)) {
      throw new IllegalArgumentException(
          "kurtosis = "
              + kurtosis
              + ": at least 1 + skewness^2 = "
              + least
              + " is allowed (3 is normal)");
    }
  }

  /**
   * Of returns, one a period. Skewness and kurtosis are the biased ones of {@link Moments}.
   *
   * @throws IllegalArgumentException for fewer than two returns, one that is not finite, or returns
   *     that are all equal
   */
  public static SharpeEstimate of(double[] returns) {
    Moments moments = Moments.of(returns);
    double sharpe = Performance.sharpe(moments.mean(), moments.deviation(), 1);
    if (Double.isNaN(sharpe)) {
      throw new IllegalArgumentException(
          "returns: all " + returns.length + " are " + returns[0] + ", they have no Sharpe ratio");
    }
    return new SharpeEstimate(
        returns.length, sharpe, moments.skewness(), moments.excessKurtosis() + 3);
  }

  /** For a year: the Sharpe ratio x sqrt(periods a year). */
  public double annualized(double periodsPerYear) {
    return sharpe * StrictMath.sqrt(periodsPerYear);
  }

  /**
   * Variance of the estimate x (n - 1): 1 - skewness SR + (kurtosis - 1) / 4 SR^2 (Mertens 2002;
   * Bailey and Lopez de Prado 2012, equation 6). Never below zero.
   */
  double spread() {
    return Math.max(0, 1 - skewness * sharpe + (kurtosis - 1) / 4 * sharpe * sharpe);
  }

  /** Standard error of the Sharpe ratio of one period, under any distribution of the returns. */
  public double standardError() {
    return StrictMath.sqrt(spread() / (observations - 1));
  }
}
