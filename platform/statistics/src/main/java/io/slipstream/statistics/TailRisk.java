package io.slipstream.statistics;

/**
 * A loss that is exceeded with probability 1 - level, and the mean loss where it is. Both are above
 * zero for a loss, in the unit and for the period of the returns they come from.
 *
 * @param valueAtRisk the loss
 * @param expectedShortfall the mean loss at and beyond it
 */
public record TailRisk(double valueAtRisk, double expectedShortfall) {
  /**
   * For a longer horizon by the square root of time, which holds for independent returns with mean
   * zero.
   *
   * @throws IllegalArgumentException unless there is at least one period
   */
  public TailRisk over(int periods) {
    double factor = StrictMath.sqrt(Checked.atLeast("periods", periods, 1));
    return times(factor);
  }

  /** Of so many times the position. */
  public TailRisk times(double factor) {
    return new TailRisk(valueAtRisk * factor, expectedShortfall * factor);
  }
}
