package io.slipstream.statistics;

/**
 * Estimates of a covariance matrix from returns by instrument: one array each, oldest first, all of
 * one length. In squares of the returns' unit, for one of their periods.
 */
public final class Covariances {
  private Covariances() {}

  /**
   * The sample covariance with n - 1 degrees of freedom.
   *
   * @throws IllegalArgumentException without an instrument, for fewer than two returns, lengths
   *     that differ, or a return that is not finite
   */
  public static CovarianceMatrix sample(double[][] returns) {
    double[][] centred = centred(returns);
    int n = returns[0].length;
    return CovarianceMatrix.of(
        returns.length, (i, j) -> CovarianceMatrix.dot(centred[i], centred[j]) / (n - 1));
  }

  /**
   * RiskMetrics 1996: S(t + 1) = decay S(t) + (1 - decay) r(t) r(t)', mean zero, beginning with the
   * first return's product.
   *
   * @throws IllegalArgumentException as {@link #sample}, or for a decay outside 0 to 1
   */
  public static CovarianceMatrix ewma(double[][] returns, double decay) {
    Checked.table("instruments", returns, 1, 1);
    Checked.probability("decay", decay);
    int n = returns[0].length;
    double[] weights = new double[n];
    double weight = 1;
    for (int t = n - 1; t > 0; t--) {
      weights[t] = (1 - decay) * weight;
      weight *= decay;
    }
    weights[0] = weight;
    return CovarianceMatrix.of(returns.length, (i, j) -> weighted(weights, returns[i], returns[j]));
  }

  private static double weighted(double[] weights, double[] a, double[] b) {
    double sum = 0;
    for (int t = 0; t < weights.length; t++) {
      sum += weights[t] * a[t] * b[t];
    }
    return sum;
  }

  /**
   * A covariance (divisor n) that is shrunk.
   *
   * @param matrix the estimate
   * @param shrinkage its share of the target, 0 to 1
   */
  public record Shrunk(CovarianceMatrix matrix, double shrinkage) {}

  /**
   * Ledoit and Wolf, Journal of Multivariate Analysis 88 (2004): the covariance with divisor n,
   * shrunk towards the mean variance times the identity by the share that minimizes the expected
   * quadratic loss; well-conditioned also with more instruments than returns.
   *
   * @throws IllegalArgumentException as {@link #sample}
   */
  public static Shrunk ledoitWolf(double[][] returns) {
    double[][] x = centred(returns);
    int p = x.length;
    int n = x[0].length;
    CovarianceMatrix s = CovarianceMatrix.of(p, (i, j) -> CovarianceMatrix.dot(x[i], x[j]) / n);
    double mean = 0;
    for (int i = 0; i < p; i++) {
      mean += s.get(i, i) / p;
    }
    double target = mean;
    double distance = 0;
    double noise = 0;
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        double off = s.get(i, j) - (i == j ? target : 0);
        distance += off * off;
        noise += fourth(x[i], x[j]) / n - s.get(i, j) * s.get(i, j);
      }
    }
    double share = distance == 0 ? 0 : Math.max(0, Math.min(1, noise / n / distance));
    return new Shrunk(
        CovarianceMatrix.of(p, (i, j) -> (1 - share) * s.get(i, j) + (i == j ? share * target : 0)),
        share);
  }

  private static double fourth(double[] a, double[] b) {
    double sum = 0;
    for (int t = 0; t < a.length; t++) {
      sum += a[t] * a[t] * b[t] * b[t];
    }
    return sum;
  }

  /**
   * Beta to a benchmark: covariance with it over its variance.
   *
   * @throws IllegalArgumentException as {@link #sample}, or when the benchmark never moves
   */
  public static double beta(double[] returns, double[] benchmark) {
    CovarianceMatrix both = sample(new double[][] {returns, benchmark});
    if (!(both.get(1, 1) > 0)) {
      throw new IllegalArgumentException(
          "benchmark: its returns are all equal, beta is not defined");
    }
    return both.get(0, 1) / both.get(1, 1);
  }

  private static double[][] centred(double[][] returns) {
    Checked.table("instruments", returns, 1, 2);
    double[][] centred = new double[returns.length][];
    for (int i = 0; i < returns.length; i++) {
      double mean = Performance.mean(returns[i]);
      centred[i] = returns[i].clone();
      for (int t = 0; t < centred[i].length; t++) {
        centred[i][t] -= mean;
      }
    }
    return centred;
  }
}
