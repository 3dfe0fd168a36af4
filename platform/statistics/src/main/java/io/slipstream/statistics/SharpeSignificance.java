package io.slipstream.statistics;

/**
 * How far a measured Sharpe ratio can be believed when it was the only one looked at: Bailey and
 * Lopez de Prado, "The Sharpe Ratio Efficient Frontier", Journal of Risk 15 (2012). Ratios are of
 * one period throughout; lengths are in periods. For the best of many see {@link DeflatedSharpe}.
 */
public final class SharpeSignificance {
  private SharpeSignificance() {}

  /**
   * Probabilistic Sharpe ratio (equation 11): the probability that the true ratio is above the
   * benchmark, Z[(SR - SR*) sqrt(n - 1) / sqrt(1 - skewness SR + (kurtosis - 1) / 4 SR^2)]. NaN
   * where the returns are such that the estimate has no error (two values only).
   *
   * @param benchmark ratio of one period to beat, zero for any skill at all
   * @throws IllegalArgumentException when the benchmark is not finite
   */
  public static double probabilistic(SharpeEstimate measured, double benchmark) {
    double error = measured.standardError();
    double above = measured.sharpe() - Checked.finite("benchmark", benchmark);
    return error > 0 ? NormalDistribution.cumulative(above / error) : Double.NaN;
  }

  /**
   * Minimum track record length (equation 13): returns needed until {@link #probabilistic} reaches
   * the level, 1 + [1 - skewness SR + (kurtosis - 1) / 4 SR^2] (Z(level) / (SR - SR*))^2. NaN when
   * the measured ratio is not above the benchmark: no length is enough.
   *
   * @param benchmark ratio of one period to beat
   * @param level probability wanted, 0.95 for 95 %; one half or below needs no record and gives 1
   * @throws IllegalArgumentException when the benchmark is not finite, or for a level outside 0 to
   *     1
   */
  public static double minimumTrackRecord(SharpeEstimate measured, double benchmark, double level) {
    double above = measured.sharpe() - Checked.finite("benchmark", benchmark);
    double z = Math.max(0, NormalDistribution.inverse(Checked.probability("level", level)));
    return above > 0 ? 1 + measured.spread() * (z / above) * (z / above) : Double.NaN;
  }
}
