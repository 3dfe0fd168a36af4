package io.slipstream.statistics;

/**
 * What sudden returns make of exposures: a profit is the sum of exposure x return, for a portfolio
 * without options.
 */
public final class Shocks {
  private Shocks() {}

  /**
   * The profit of these returns.
   *
   * @throws IllegalArgumentException when lengths differ or a number is not finite
   */
  public static double profit(double[] exposures, double[] returns) {
    Checked.series("exposures", exposures, 0);
    Checked.series("returns", returns, 0);
    Checked.sameLength("returns", returns.length, "exposures", exposures.length);
    return CovarianceMatrix.dot(exposures, returns);
  }

  /** The returns that a factor's return makes of betas: beta x return. */
  public static double[] byFactor(double[] betas, double factorReturn) {
    double[] returns = new double[betas.length];
    for (int i = 0; i < betas.length; i++) {
      returns[i] = betas[i] * factorReturn;
    }
    return returns;
  }

  /**
   * The one return of every instrument that loses so much: -loss / net exposure. NaN for a net
   * exposure of zero: no uniform return loses anything then.
   */
  public static double uniformToLose(double[] exposures, double loss) {
    double net = 0;
    for (double exposure : Checked.series("exposures", exposures, 0)) {
      net += exposure;
    }
    return net == 0 ? Double.NaN : -loss / net;
  }

  /**
   * The most likely returns that lose an amount.
   *
   * @param returns by instrument
   * @param deviations how many standard deviations of the portfolio's profit the loss is; infinite
   *     for a portfolio without risk
   */
  public record MostLikely(double[] returns, double deviations) {}

  /**
   * Of all returns r with e' r = -loss those of the highest normal density with mean zero and
   * covariance S, so the smallest r' S^-1 r: r = -loss S e / (e' S e), at the distance loss /
   * sqrt(e' S e) (Studer, Maximum Loss for Measurement of Market Risk, 1997; by Lagrange's
   * multiplier).
   *
   * @throws IllegalArgumentException when lengths differ or a number is not finite
   */
  public static MostLikely mostLikelyToLose(
      double[] exposures, CovarianceMatrix covariance, double loss) {
    Checked.series("exposures", exposures, 0);
    double[] times = covariance.times(exposures);
    double variance = Math.max(0, CovarianceMatrix.dot(exposures, times));
    double factor = variance == 0 ? 0 : -loss / variance;
    double[] returns = new double[exposures.length];
    for (int i = 0; i < returns.length; i++) {
      returns[i] = factor * times[i];
    }
    return new MostLikely(returns, loss / StrictMath.sqrt(variance));
  }
}
