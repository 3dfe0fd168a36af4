package io.slipstream.statistics;

/**
 * The normal quantile corrected for skewness S and excess kurtosis K (Cornish and Fisher, Revue de
 * l'Institut International de Statistique 5, 1938; Favre and Galeano, Journal of Alternative
 * Investments 5, 2002): w = z + (z^2 - 1) S / 6 + (z^3 - 3z) K / 24 - (2z^3 - 5z) S^2 / 36.
 *
 * <p>Beyond moderate S and K (Maillard 2012) w no longer rises with z, and the figure is an
 * indication only: {@link #isMonotone} says so.
 */
public final class CornishFisher {
  private CornishFisher() {}

  /** The corrected quantile. */
  public static double quantile(double z, double skewness, double excessKurtosis) {
    return expand(z, z * z, z * z * z, skewness, excessKurtosis);
  }

  /**
   * Loss at probability p: -(mean + w deviation). The shortfall is the mean of that quantile
   * function over the tail, with the moments of a normal variable cut off at z: E[Z] = -h, E[Z^2] =
   * 1 - z h, E[Z^3] = -(z^2 + 2) h, with h = phi(z) / p.
   */
  static TailRisk tail(Moments moments, double p) {
    double z = NormalDistribution.inverse(p);
    double h = NormalDistribution.density(z) / p;
    double s = moments.skewness();
    double k = moments.excessKurtosis();
    double mean = expand(-h, 1 - z * h, -(z * z + 2) * h, s, k);
    return new TailRisk(
        -(moments.mean() + quantile(z, s, k) * moments.deviation()),
        -(moments.mean() + mean * moments.deviation()));
  }

  /**
   * Whether the corrected quantile rises with z everywhere: the discriminant of its derivative, a
   * parabola in z, is not above zero.
   */
  public static boolean isMonotone(double skewness, double excessKurtosis) {
    double squared = 3 * (excessKurtosis / 24 - skewness * skewness / 18);
    double linear = skewness / 3;
    double constant = 1 - excessKurtosis / 8 + 5 * skewness * skewness / 36;
    return squared >= 0 && linear * linear - 4 * squared * constant <= 0 && constant > 0;
  }

  private static double expand(double z, double square, double cube, double s, double k) {
    return z + (square - 1) * s / 6 + (cube - 3 * z) * k / 24 - (2 * cube - 5 * z) * s * s / 36;
  }
}
