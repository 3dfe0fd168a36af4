package io.slipstream.statistics;

/**
 * A likelihood ratio test of a value-at-risk model.
 *
 * @param statistic the ratio, zero or above
 * @param pValue the probability of such a ratio or a larger one when the model is right
 * @param degreesOfFreedom of its chi-square distribution
 */
public record Coverage(double statistic, double pValue, int degreesOfFreedom) {
  /** Whether the model is refused at this confidence, such as 0.95. */
  public boolean isRejected(double confidence) {
    return pValue < 1 - Checked.probability("confidence", confidence);
  }

  private static Coverage of(double statistic, int degreesOfFreedom) {
    double ratio = Math.max(0, statistic);
    return new Coverage(
        ratio, ChiSquareDistribution.survival(ratio, degreesOfFreedom), degreesOfFreedom);
  }

  /**
   * Kupiec's proportion of failures (Journal of Derivatives 3, 1995): whether exceptions come as
   * often as they should. LR = 2 ln [(1 - x/T)^(T-x) (x/T)^x / ((1 - p)^(T-x) p^x)], one degree of
   * freedom, 0 ln 0 = 0.
   *
   * @param days T
   * @param exceptions x, days that lost more than value at risk
   * @param level of the model; p = 1 - level
   * @throws IllegalArgumentException for exceptions outside 0 to days, or a level outside 0 to 1
   */
  public static Coverage kupiec(int days, int exceptions, double level) {
    Checked.atLeast("days", days, 1);
    double p = 1 - Checked.probability("level", level);
    if (exceptions < 0 || exceptions > days) {
      throw new IllegalArgumentException(
          "exceptions = " + exceptions + ": 0 to " + days + " days are allowed");
    }
    double rate = (double) exceptions / days;
    int others = days - exceptions;
    return of(2 * (times(exceptions, rate / p) + times(others, (1 - rate) / (1 - p))), 1);
  }

  /**
   * Christoffersen's independence (International Economic Review 39, 1998): whether a day after an
   * exception is like any other. LR = 2 ln [L(first-order Markov) / L(independent)], one degree of
   * freedom.
   *
   * @param transitions days by the day before and the day: quiet-quiet, quiet-exception,
   *     exception-quiet, exception-exception
   */
  public static Coverage independence(Transitions transitions) {
    int fromQuiet = transitions.quietQuiet() + transitions.quietException();
    int fromException = transitions.exceptionQuiet() + transitions.exceptionException();
    int exceptions = transitions.quietException() + transitions.exceptionException();
    int all = fromQuiet + fromException;
    double overall = all == 0 ? 0 : (double) exceptions / all;
    return of(
        2
            * (against(transitions.quietException(), fromQuiet, overall)
                + against(transitions.exceptionException(), fromException, overall)),
        1);
  }

  /** Both at once: the sum of the two ratios, two degrees of freedom (Christoffersen 1998). */
  public static Coverage conditional(Coverage kupiec, Coverage independence) {
    return of(kupiec.statistic + independence.statistic, 2);
  }

  /**
   * Days by what the day before was and what they were.
   *
   * @param quietQuiet neither was an exception
   * @param quietException only the second was
   * @param exceptionQuiet only the first was
   * @param exceptionException both were
   */
  public record Transitions(
      int quietQuiet, int quietException, int exceptionQuiet, int exceptionException) {
    /** Counted in a history of exceptions. */
    public static Transitions of(boolean[] exceptions) {
      int[] counts = new int[4];
      for (int i = 1; i < exceptions.length; i++) {
        counts[(exceptions[i - 1] ? 2 : 0) + (exceptions[i] ? 1 : 0)]++;
      }
      return new Transitions(counts[0], counts[1], counts[2], counts[3]);
    }
  }

  private static double against(int hits, int days, double overall) {
    if (days == 0) {
      return 0;
    }
    double rate = (double) hits / days;
    return times(hits, rate / overall) + times(days - hits, (1 - rate) / (1 - overall));
  }

  private static double times(int count, double ratio) {
    return count == 0 ? 0 : count * StrictMath.log(ratio);
  }
}
