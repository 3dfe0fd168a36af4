package io.slipstream.testkit;

import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Finds strategies that know the future. The strategy is run on all bars, and again on bars that
 * end earlier: what it asked for up to there must be the same, as it cannot have known what came
 * behind. Bars end once at every bar where it asked for something and at others between them, 1,000
 * places at most.
 *
 * <p>It finds what a strategy takes out of the bars it is fed. One that reads a file of future
 * prices of its own gives itself away only by trading too well.
 */
public final class LookAheadProbe {
  private static final int PLACES = 1000;

  private LookAheadProbe() {}

  /**
   * Runs the test's strategy.
   *
   * @throws AssertionError when a decision depends on the future, or on chance, naming the bar and
   *     what was asked for with and without the future
   */
  public static void check(StrategyTest test) {
    StrategyRun whole = test.run();
    requireSuspensionFree(whole);
    Difference chance = Difference.between(whole, test.run(), Long.MAX_VALUE);
    if (chance != null) {
      throw new AssertionError(
          chance.describe(
              "the strategy decides differently when the same bars are played again",
              "the first time",
              "the second time"));
    }
    for (long end : ends(whole)) {
      Difference difference = Difference.between(whole, test.runUntil(end), end);
      if (difference != null) {
        throw new AssertionError(
            difference.describe(
                "the strategy looks ahead: a decision changes when the bars behind "
                    + Events.describe(whole.series(), end)
                    + " are not there",
                "with them",
                "without them"));
      }
    }
  }

  /** A strategy that failed decides nothing from there on, and would look honest. */
  static void requireSuspensionFree(StrategyRun run) {
    RunAssert.assertThat(run).isNotSuspended();
  }

  private static SortedSet<Long> ends(StrategyRun run) {
    SortedSet<Long> ends = new TreeSet<>();
    int slices = run.slices();
    int evenly = Math.min(slices - 1, PLACES / 2);
    for (int i = 0; i < evenly; i++) {
      ends.add(run.closeTime((int) ((long) i * (slices - 1) / evenly)));
    }
    long last = run.closeTime(slices - 1);
    int decisions = run.requests().size();
    int step = Math.max(1, (decisions + PLACES / 2 - 1) / (PLACES / 2));
    for (int i = 0; i < decisions; i += step) {
      long time = run.requests().get(i).time();
      if (time >= run.closeTime(0) && time < last) {
        ends.add(time);
      }
    }
    return ends;
  }
}
