package io.slipstream.statistics;

import java.util.Arrays;

/** Pearson correlations of several return series. */
public final class Correlations {
  private Correlations() {}

  /**
   * Of each pair, over the rows that both have: covariance over the product of the deviations, with
   * one divisor. NaN for a pair with fewer than two common rows, or of which one does not move on
   * them; the diagonal is one, or NaN for a series that does not move. As each pair has rows of its
   * own, a matrix of series with gaps need not be positive semi-definite.
   *
   * @param returns one array a series, all of one length and for the same periods; NaN for a period
   *     that a series does not have
   * @throws IllegalArgumentException without a series, for lengths that differ, or for a return
   *     that is infinite
   */
  public static double[][] pairwise(double[][] returns) {
    Checked.atLeast("series", returns.length, 1);
    for (int i = 0; i < returns.length; i++) {
      Checked.sameLength("returns[" + i + "]", returns[i].length, "returns[0]", returns[0].length);
      for (int t = 0; t < returns[i].length; t++) {
        if (Double.isInfinite(returns[i][t])) {
          throw new IllegalArgumentException(
              "returns[" + i + "][" + t + "] = " + returns[i][t] + ": a finite number or NaN");
        }
      }
    }
    double[][] matrix = new double[returns.length][returns.length];
    for (int i = 0; i < returns.length; i++) {
      for (int j = 0; j <= i; j++) {
        double correlation = correlation(returns[i], returns[j]);
        matrix[i][j] = i == j && !Double.isNaN(correlation) ? 1 : correlation;
        matrix[j][i] = matrix[i][j];
      }
    }
    return matrix;
  }

  private static double correlation(double[] a, double[] b) {
    double[] commonA = new double[a.length];
    double[] commonB = new double[a.length];
    int n = 0;
    for (int t = 0; t < a.length; t++) {
      if (!Double.isNaN(a[t]) && !Double.isNaN(b[t])) {
        commonA[n] = a[t];
        commonB[n++] = b[t];
      }
    }
    return n < 2 ? Double.NaN : of(Arrays.copyOf(commonA, n), Arrays.copyOf(commonB, n));
  }

  /** Of two series of one length; NaN for fewer than two values or when one does not move. */
  static double of(double[] a, double[] b) {
    if (!Performance.moves(a) || !Performance.moves(b)) {
      return Double.NaN;
    }
    CovarianceMatrix both = Covariances.sample(new double[][] {a, b});
    double correlation = both.get(1, 0) / (both.deviation(0) * both.deviation(1));
    return Math.max(-1, Math.min(1, correlation));
  }
}
