package io.slipstream.statistics;

/**
 * Simulated normal returns. The same seed gives the same draws on every machine: {@link
 * SeededDraws}.
 */
public final class MonteCarlo {
  /** Draws where the caller does not say. */
  public static final int PATHS = 100_000;

  /** Seed where the caller does not say. */
  public static final long SEED = 20_260_101L;

  private MonteCarlo() {}

  /** The tail of so many standard normal draws. */
  static TailRisk standardTail(double level, int paths, long seed) {
    Checked.probability("level", level);
    double[] draws = new double[Checked.atLeast("paths", paths, 1)];
    SeededDraws normals = new SeededDraws(seed);
    for (int i = 0; i < paths; i++) {
      draws[i] = normals.normal();
    }
    return SampleTail.linear(draws, 1 - level);
  }

  /**
   * Profits of portfolios in the same instruments, whose returns are normal with mean zero and this
   * covariance, on the same draws z: exposures x L z, with L the {@linkplain
   * CovarianceMatrix#cholesky lower triangle}.
   *
   * @param portfolios exposures of each by instrument, in money
   * @return by portfolio, then by path
   * @throws IllegalArgumentException when lengths differ, a number is not finite, or the covariance
   *     is not positive semi-definite
   */
  public static double[][] profits(
      double[][] portfolios, CovarianceMatrix covariance, int paths, long seed) {
    Checked.atLeast("paths", paths, 1);
    CovarianceMatrix.Triangle triangle = covariance.cholesky();
    double[][] weights = new double[portfolios.length][];
    for (int i = 0; i < portfolios.length; i++) {
      int n = Checked.series("exposures", portfolios[i], 1).length;
      Checked.sameLength("exposures", n, "covariance", covariance.size());
      weights[i] = triangle.transposedTimes(portfolios[i]);
    }
    SeededDraws normals = new SeededDraws(seed);
    double[] z = new double[covariance.size()];
    double[][] profits = new double[portfolios.length][paths];
    for (int path = 0; path < paths; path++) {
      for (int i = 0; i < z.length; i++) {
        z[i] = normals.normal();
      }
      for (int i = 0; i < weights.length; i++) {
        profits[i][path] = CovarianceMatrix.dot(weights[i], z);
      }
    }
    return profits;
  }

  /** The tail of {@link #profits} of one portfolio. */
  public static TailRisk tail(
      double[] exposures, CovarianceMatrix covariance, double level, int paths, long seed) {
    double p = 1 - Checked.probability("level", level);
    return SampleTail.linear(profits(new double[][] {exposures}, covariance, paths, seed)[0], p);
  }
}
