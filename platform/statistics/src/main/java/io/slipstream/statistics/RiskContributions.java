package io.slipstream.statistics;

/**
 * Gaussian value at risk with mean zero of a portfolio, and what each position has to do with it
 * (Jorion, Value at Risk, 3rd edition, 7.2; Litterman, Hot Spots and Hedges, 1996). With exposures
 * e in money, covariance S, deviation s = sqrt(e' S e) and the quantile q of the level above zero:
 *
 * @param total q s
 * @param marginal d total / d e(i) = q (S e)(i) / s: change of the total per unit of money more
 * @param component e(i) x marginal(i); by Euler's theorem these sum to the total
 * @param incremental the total minus that of the portfolio without position i
 * @param standalone q |e(i)| s(i): of the position by itself
 */
public record RiskContributions(
    double total,
    double[] marginal,
    double[] component,
    double[] incremental,
    double[] standalone) {
  /**
   * Of a portfolio.
   *
   * @throws IllegalArgumentException when lengths differ, an exposure is not finite, or the level
   *     is not above zero and below one
   */
  public static RiskContributions of(
      double[] exposures, CovarianceMatrix covariance, double level) {
    Checked.series("exposures", exposures, 1);
    Checked.sameLength("exposures", exposures.length, "covariance", covariance.size());
    return of(exposures, covariance, covariance.times(exposures), level);
  }

  /** The same with S e known already. */
  public static RiskContributions of(
      double[] exposures, CovarianceMatrix covariance, double[] times, double level) {
    int n = exposures.length;
    double q = VarMethod.standard(level).valueAtRisk();
    double variance = Math.max(0, CovarianceMatrix.dot(exposures, times));
    double deviation = StrictMath.sqrt(variance);
    double[] marginal = new double[n];
    double[] component = new double[n];
    double[] incremental = new double[n];
    double[] standalone = new double[n];
    for (int i = 0; i < n; i++) {
      double own = exposures[i] * exposures[i] * covariance.get(i, i);
      double without = Math.max(0, variance - 2 * exposures[i] * times[i] + own);
      marginal[i] = deviation == 0 ? 0 : q * times[i] / deviation;
      component[i] = exposures[i] * marginal[i];
      incremental[i] = q * (deviation - StrictMath.sqrt(without));
      standalone[i] = q * StrictMath.sqrt(Math.max(0, own));
    }
    return new RiskContributions(q * deviation, marginal, component, incremental, standalone);
  }
}
