package io.slipstream.statistics;

/**
 * The chi-square distribution with whole degrees of freedom, by its finite sums (Abramowitz and
 * Stegun 1964, 26.4.4 and 26.4.5); as accurate as {@link NormalDistribution}.
 */
public final class ChiSquareDistribution {
  private static final double PI = Math.PI;
  private static final int BISECTIONS = 200;

  private ChiSquareDistribution() {}

  /**
   * The probability of a value above {@code x}, the p-value of a likelihood ratio.
   *
   * @throws IllegalArgumentException when x is below zero or not finite, or without a degree of
   *     freedom
   */
  public static double survival(double x, int degreesOfFreedom) {
    Checked.notNegative("x", x);
    Checked.atLeast("degreesOfFreedom", degreesOfFreedom, 1);
    boolean odd = degreesOfFreedom % 2 == 1;
    double half = x / 2;
    double density = StrictMath.exp(-half);
    double sum = odd ? NormalDistribution.erfc(StrictMath.sqrt(half)) : density;
    double term = odd ? density * StrictMath.sqrt(half / PI) * 2 : density * half;
    for (int step = odd ? 3 : 4; step <= degreesOfFreedom; step += 2) {
      sum += term;
      term *= x / step;
    }
    return Math.min(1, sum);
  }

  /**
   * The critical value: what is exceeded with probability {@code 1 - probability}.
   *
   * @throws IllegalArgumentException unless the probability is above zero and below one
   */
  public static double inverse(double probability, int degreesOfFreedom) {
    Checked.probability("probability", probability);
    Checked.atLeast("degreesOfFreedom", degreesOfFreedom, 1);
    double low = 0;
    double high = 1;
    while (survival(high, degreesOfFreedom) > 1 - probability) {
      low = high;
      high *= 2;
    }
    for (int i = 0; i < BISECTIONS && low < high; i++) {
      double middle = (low + high) / 2;
      if (middle == low || middle == high) {
        break;
      }
      if (survival(middle, degreesOfFreedom) > 1 - probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }
}
