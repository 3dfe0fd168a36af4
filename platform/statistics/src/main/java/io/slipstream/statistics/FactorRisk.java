package io.slipstream.statistics;

/**
 * Gaussian value at risk with mean zero, split among factors and what they do not explain (Meucci,
 * Risk and Asset Allocation, 2005, 3.4; Litterman, Hot Spots and Hedges, 1996). Profits p are
 * regressed on the factors' returns F: with exposures x, factor covariance S and residuals u, the
 * variance is x' S x + var(u), as least squares leaves residuals that do not correlate with the
 * factors. With s the deviation of p and q the quantile of the level above zero:
 *
 * @param total q s
 * @param exposures x: what a factor's return of one would make
 * @param tStatistics of the exposures; NaN where no degree of freedom is left, or nothing else than
 *     the factors moves the profits
 * @param components q x(k) (S x)(k) / s; with the specific part these sum to the total
 * @param specific q var(u) / s: what the factors do not explain
 */
public record FactorRisk(
    double total, double[] exposures, double[] tStatistics, double[] components, double specific) {
  private static final double ROUNDING = 1e-12;

  /**
   * Of profits.
   *
   * @param factors returns by factor, as long as the profits
   * @throws IllegalArgumentException as {@link Regression#of}, without a factor, or for a level
   *     that is not above zero and below one
   */
  public static FactorRisk of(double[] profits, double[][] factors, double level) {
    double q = VarMethod.standard(level).valueAtRisk();
    Regression fit = Regression.of(profits, factors);
    CovarianceMatrix covariance = Covariances.sample(factors);
    boolean isExact = 1 - fit.rSquared() < ROUNDING;
    double[] exposures = new double[factors.length];
    double[] statistics = new double[factors.length];
    for (int k = 0; k < exposures.length; k++) {
      exposures[k] = fit.coefficients()[k + 1];
      statistics[k] = isExact ? Double.NaN : exposures[k] / fit.standardErrors()[k + 1];
    }
    double[] times = covariance.times(exposures);
    double residual = Covariances.sample(new double[][] {fit.residuals()}).get(0, 0);
    double variance = CovarianceMatrix.dot(exposures, times) + residual;
    double scale = variance > 0 ? q / StrictMath.sqrt(variance) : 0;
    double[] components = new double[factors.length];
    for (int k = 0; k < components.length; k++) {
      components[k] = scale * exposures[k] * times[k];
    }
    return new FactorRisk(scale * variance, exposures, statistics, components, scale * residual);
  }
}
