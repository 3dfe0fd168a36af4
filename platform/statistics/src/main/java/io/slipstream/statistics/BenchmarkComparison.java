package io.slipstream.statistics;

/**
 * Returns beside those of a benchmark over the same periods, risk-free rate zero. Definitions as in
 * empyrical 0.5; NaN where a number cannot be had.
 *
 * @param beta covariance with the benchmark / its variance (n - 1); NaN when it does not move
 * @param alpha of a year: (1 + mean - beta x benchmark's mean)^(periods a year) - 1
 * @param correlation Pearson; NaN when one of both does not move
 * @param trackingError of a year: standard deviation (n - 1) of return - benchmark's return x
 *     sqrt(periods a year)
 * @param informationRatio of a year: mean of the same difference / its deviation x sqrt(periods a
 *     year); NaN when it does not move
 */
public record BenchmarkComparison(
    double beta, double alpha, double correlation, double trackingError, double informationRatio) {
  /**
   * Of simple returns, one a period.
   *
   * @throws IllegalArgumentException for fewer than two, lengths that differ, a return that is not
   *     finite, or periods a year not above zero
   */
  public static BenchmarkComparison of(
      double[] returns, double[] benchmark, double periodsPerYear) {
    Checked.table("series", new double[][] {returns, benchmark}, 2, 2);
    Checked.positive("periodsPerYear", periodsPerYear);
    double beta = Performance.moves(benchmark) ? Covariances.beta(returns, benchmark) : Double.NaN;
    double alpha = Performance.mean(returns) - beta * Performance.mean(benchmark);
    double[] difference = new double[returns.length];
    for (int t = 0; t < difference.length; t++) {
      difference[t] = returns[t] - benchmark[t];
    }
    return new BenchmarkComparison(
        beta,
        StrictMath.pow(1 + alpha, periodsPerYear) - 1,
        Correlations.of(returns, benchmark),
        Performance.annualVolatility(difference, periodsPerYear),
        Performance.sharpe(difference, periodsPerYear));
  }
}
