package io.slipstream.statistics;

/**
 * The traffic light of the Basel Committee (Supervisory framework for the use of "backtesting" in
 * conjunction with the internal models approach, January 1996): 250 days at 99 %.
 */
public enum BaselZone {
  /** Up to four exceptions: nothing speaks against the model. */
  GREEN,
  /** Five to nine: the cumulative probability is 95 % or more. */
  YELLOW,
  /** Ten or more: 99.99 % or more; the model is presumed wrong. */
  RED;

  /** Days the table is for. */
  public static final int DAYS = 250;

  /** Level the table is for. */
  public static final double LEVEL = 0.99;

  private static final double[] PLUS = {0, 0, 0, 0, 0, 0.40, 0.50, 0.65, 0.75, 0.85};

  /**
   * The zone of so many exceptions.
   *
   * @throws IllegalArgumentException for exceptions outside 0 to 250
   */
  public static BaselZone of(int exceptions) {
    double probability = cumulativeProbability(exceptions);
    if (probability < 0.95) {
      return GREEN;
    }
    return probability < 0.9999 ? YELLOW : RED;
  }

  /** What the capital multiplier of three is raised by (table 2 of the paper). */
  public static double plusFactor(int exceptions) {
    Checked.atLeast("exceptions", exceptions, 0);
    return exceptions < PLUS.length ? PLUS[exceptions] : 1;
  }

  /** The probability of at most so many exceptions of a model that is right. */
  public static double cumulativeProbability(int exceptions) {
    if (exceptions < 0 || exceptions > DAYS) {
      throw new IllegalArgumentException(
          "exceptions = " + exceptions + ": 0 to " + DAYS + " days are allowed");
    }
    return BinomialDistribution.cumulative(exceptions, DAYS, 1 - LEVEL);
  }
}
