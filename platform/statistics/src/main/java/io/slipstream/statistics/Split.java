package io.slipstream.statistics;

import java.util.List;

/**
 * Which bars parameters are chosen on, and on which others the choice is judged.
 *
 * <p>Purge: bars left out of the training beside a test because their outcome reaches into it, or
 * the test's into theirs; set it to the longest time a position is held. Embargo: further bars left
 * out, because neighbours resemble each other (Lopez de Prado, Advances in Financial Machine
 * Learning, 2018, 7.4).
 *
 * @param train ranges in order, none of them empty, not touching each other
 * @param test ranges in order, none of them empty
 */
public record Split(List<BarRange> train, List<BarRange> test) {
  /** Keeps the ranges. */
  public Split {
    train = List.copyOf(train);
    test = List.copyOf(test);
  }

  /** Bars of the training. */
  public int trainBars() {
    return train.stream().mapToInt(BarRange::length).sum();
  }

  /** Bars of the test. */
  public int testBars() {
    return test.stream().mapToInt(BarRange::length).sum();
  }

  /**
   * Holdout: the last share of the bars is the test, rounded to whole bars; before it purge and
   * embargo are left out.
   *
   * @throws IllegalArgumentException for a share outside 0 to 1, a purge or embargo below zero, or
   *     when nothing is left to train or to test
   */
  public static Split holdout(int bars, double share, int purge, int embargo) {
    Checked.atLeast("bars", bars, 2);
    Checked.probability("share", share);
    int test = (int) Math.round(bars * share);
    long train = bars - (long) test - gap(purge, embargo);
    if (test < 1 || train < 1) {
      throw new IllegalArgumentException(
          "share = "
              + share
              + ": leaves "
              + Math.max(0, train)
              + " bars to train and "
              + test
              + " to test of "
              + bars
              + ", at least 1 each is needed");
    }
    return new Split(
        List.of(new BarRange(0, (int) train)), List.of(new BarRange(bars - test, bars)));
  }

  static long gap(int purge, int embargo) {
    return (long) Checked.atLeast("purge", purge, 0) + Checked.atLeast("embargo", embargo, 0);
  }
}
