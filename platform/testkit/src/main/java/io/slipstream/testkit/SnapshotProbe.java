package io.slipstream.testkit;

import java.util.Random;

/**
 * Finds strategies that forget. The strategy is run undisturbed, and again several times while it
 * is replaced by a fresh one that goes on from its snapshot, as after a restart: at every bar, and
 * at random ones; and once while it is only asked for its snapshot at every bar, which must not
 * change it. What it asks for must be the same.
 *
 * <p>It replaces the object, not the classes: what is kept in a static field survives here and not
 * in a restart.
 */
public final class SnapshotProbe {
  private static final int ROUNDS = 10;
  private static final int ONE_IN = 7;

  private SnapshotProbe() {}

  /**
   * Runs the test's strategy.
   *
   * @throws AssertionError when a decision changes, naming the bar and what was asked for with and
   *     without replacements; or when it gives no snapshot or does not go on from it
   */
  public static void check(StrategyTest test) {
    StrategyRun whole = test.run();
    LookAheadProbe.requireSuspensionFree(whole);
    require(
        whole,
        test.run(Replacements.onlyAsked()),
        "asking the strategy for its snapshot changes it: a decision changes when it is asked after"
            + " every bar",
        "asked");
    compare(whole, test.run(slice -> true), "after every bar");
    for (int round = 0; round < ROUNDS; round++) {
      Random random = new Random(round);
      compare(whole, test.run(slice -> random.nextInt(ONE_IN) == 0), "after random bars");
    }
  }

  private static void compare(StrategyRun whole, StrategyRun replaced, String where) {
    require(
        whole,
        replaced,
        "the strategy's snapshot leaves something out: a decision changes when it is replaced by its"
            + " snapshot "
            + where,
        "replaced");
  }

  private static void require(StrategyRun whole, StrategyRun other, String what, String name) {
    Difference difference = Difference.between(whole, other, Long.MAX_VALUE);
    if (difference != null) {
      throw new AssertionError(difference.describe(what, "undisturbed", name));
    }
  }
}
