package io.slipstream.statistics;

/**
 * Simulated normal returns. The same seed gives the same draws on every machine: SplitMix64
 * (Steele, Lea and Flood, OOPSLA 2014), its upper 53 bits through the inverse normal distribution.
 */
public final class MonteCarlo {
  /** Draws where the caller does not say. */
  public static final int PATHS = 100_000;

  /** Seed where the caller does not say. */
  public static final long SEED = 20_260_101L;

  private MonteCarlo() {}

  /** Standard normal draws, one after the other. */
  static final class Normals {
    private long state;

    Normals(long seed) {
      state = seed;
    }

    double next() {
      state += 0x9E3779B97F4A7C15L;
      long z = state;
      z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
      z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
      z ^= z >>> 31;
      return NormalDistribution.inverse(((z >>> 11) + 0.5) * 0x1p-53);
    }
  }

  /** The tail of so many standard normal draws. */
  static TailRisk standardTail(double level, int paths, long seed) {
    Checked.probability("level", level);
    double[] draws = new double[Checked.atLeast("paths", paths, 1)];
    Normals normals = new Normals(seed);
    for (int i = 0; i < paths; i++) {
      draws[i] = normals.next();
    }
    return SampleTail.linear(draws, 1 - level);
  }

  /**
   * Profits of a position in several instruments, whose returns are normal with mean zero and this
   * covariance: exposures x L z, with L the {@linkplain CovarianceMatrix#cholesky lower triangle}.
   *
   * @param exposures by instrument, in money
   * @throws IllegalArgumentException when lengths differ, a number is not finite, or the covariance
   *     is not positive semi-definite
   */
  public static double[] profits(
      double[] exposures, CovarianceMatrix covariance, int paths, long seed) {
    int n = Checked.series("exposures", exposures, 1).length;
    Checked.sameLength("exposures", n, "covariance", covariance.size());
    Checked.atLeast("paths", paths, 1);
    double[] weights = covariance.cholesky().transposedTimes(exposures);
    Normals normals = new Normals(seed);
    double[] profits = new double[paths];
    for (int path = 0; path < paths; path++) {
      double sum = 0;
      for (int i = 0; i < n; i++) {
        sum += weights[i] * normals.next();
      }
      profits[path] = sum;
    }
    return profits;
  }

  /** The tail of {@link #profits}. */
  public static TailRisk tail(
      double[] exposures, CovarianceMatrix covariance, double level, int paths, long seed) {
    double p = 1 - Checked.probability("level", level);
    return SampleTail.linear(profits(exposures, covariance, paths, seed), p);
  }
}
