package io.slipstream.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * Walk-forward splits: train, test on what comes next, move on (Pardo, Design, Testing and
 * Optimization of Trading Systems, 1992). The tests follow each other without a gap up to the last
 * bar, so each bar from the first test on is tested once.
 *
 * <p>No training lies after its test, where an embargo belongs; here it is added to the purge, and
 * both are left out between the training and its test.
 *
 * @param isAnchored every training begins at the first bar and grows; else it rolls, of one length
 * @param bars in all
 * @param train bars of the first training, of every one when rolling
 * @param test bars of each test, the last may have fewer
 * @param purge bars left out before each test
 * @param embargo bars left out in front of those
 */
public record WalkForward(
    boolean isAnchored, int bars, int train, int test, int purge, int embargo) {
  /**
   * As given.
   *
   * @throws IllegalArgumentException for a length below one, a purge or embargo below zero, or too
   *     few bars for a first test
   */
  public WalkForward {
    Checked.atLeast("train", train, 1);
    Checked.atLeast("test", test, 1);
    long before = train + Split.gap(purge, embargo);
    if (bars <= before) {
      throw new IllegalArgumentException(
          "bars = "
              + bars
              + ": more than "
              + before
              + " are needed, for train, purge and embargo before a first test");
    }
  }

  /**
   * With so many tests of equal length: the bars in one part more than that, the first part and
   * what does not divide for training.
   *
   * @throws IllegalArgumentException for no fold or too few bars
   */
  public static WalkForward inFolds(
      boolean isAnchored, int bars, int folds, int purge, int embargo) {
    Checked.atLeast("folds", folds, 1);
    int test = (int) (bars / (folds + 1L));
    long train = bars - (long) folds * test - Split.gap(purge, embargo);
    if (test < 1 || train < 1) {
      throw new IllegalArgumentException(
          "folds = "
              + folds
              + ": leaves "
              + Math.max(0, train)
              + " bars to train and "
              + test
              + " to each test of "
              + bars
              + ", at least 1 each is needed");
    }
    return new WalkForward(isAnchored, bars, (int) train, test, purge, embargo);
  }

  /** In the order of time. */
  public List<Split> splits() {
    List<Split> splits = new ArrayList<>();
    int gap = purge + embargo;
    for (long from = (long) train + gap; from < bars; from += test) {
      int end = (int) from - gap;
      BarRange learned = new BarRange(isAnchored ? 0 : end - train, end);
      BarRange tested = new BarRange((int) from, (int) Math.min(bars, from + test));
      splits.add(new Split(List.of(learned), List.of(tested)));
    }
    return splits;
  }
}
