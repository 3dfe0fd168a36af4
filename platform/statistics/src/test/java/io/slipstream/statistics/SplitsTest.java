package io.slipstream.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class SplitsTest {
  private static BarRange range(int from, int to) {
    return new BarRange(from, to);
  }

  @Test
  void shouldWalkForwardFromTheFirstBarOn() {
    List<Split> splits = new WalkForward(true, 25, 8, 5, 2, 1).splits();
    assertEquals(
        List.of(
            new Split(List.of(range(0, 8)), List.of(range(11, 16))),
            new Split(List.of(range(0, 13)), List.of(range(16, 21))),
            new Split(List.of(range(0, 18)), List.of(range(21, 25)))),
        splits);
  }

  @Test
  void shouldWalkForwardInAWindow() {
    List<Split> splits = WalkForward.inFolds(false, 23, 4, 1, 0).splits();
    assertEquals(
        List.of(
            new Split(List.of(range(0, 6)), List.of(range(7, 11))),
            new Split(List.of(range(4, 10)), List.of(range(11, 15))),
            new Split(List.of(range(8, 14)), List.of(range(15, 19))),
            new Split(List.of(range(12, 18)), List.of(range(19, 23)))),
        splits);
  }

  @Test
  void shouldHoldTheEndBack() {
    Split split = Split.holdout(10, 0.3, 1, 1);
    assertEquals(new Split(List.of(range(0, 5)), List.of(range(7, 10))), split);
    assertEquals(5, split.trainBars());
    assertEquals(3, split.testBars());
  }

  /** The table of the book's figure 12.1: six groups, two of them the test. */
  @Test
  void shouldMakeTheFivePathsOfTheBook() {
    CombinatorialSplits six = new CombinatorialSplits(60, 6, 2, 0, 0);
    assertEquals(15, six.splits().size());
    assertEquals(5, six.pathCount());
    assertEquals(List.of(range(0, 10), range(10, 20)), six.splits().get(0).test());
    assertEquals(List.of(range(20, 60)), six.splits().get(0).train());
    assertArrayEquals(new int[] {0, 0, 1, 3, 6, 10}, six.paths()[0]);
    assertArrayEquals(new int[] {10, 11, 12, 13, 14, 14}, six.paths()[4]);
  }

  @Test
  void shouldPurgeBothSidesOfATest() {
    CombinatorialSplits three = new CombinatorialSplits(30, 3, 1, 2, 3);
    assertEquals(
        List.of(
            new Split(List.of(range(15, 30)), List.of(range(0, 10))),
            new Split(List.of(range(0, 8), range(25, 30)), List.of(range(10, 20))),
            new Split(List.of(range(0, 18)), List.of(range(20, 30)))),
        three.splits());
  }

  @Test
  void shouldKeepEveryWalkForwardApart() {
    Random random = new Random(4);
    for (int round = 0; round < 500; round++) {
      int purge = random.nextInt(4);
      int embargo = random.nextInt(4);
      int train = 1 + random.nextInt(20);
      int first = train + purge + embargo;
      int bars = first + 1 + random.nextInt(80);
      boolean anchored = random.nextBoolean();
      WalkForward walk =
          new WalkForward(anchored, bars, train, 1 + random.nextInt(15), purge, embargo);
      int[] tested = new int[bars];
      for (Split split : walk.splits()) {
        BarRange learned = split.train().get(0);
        BarRange judged = split.test().get(0);
        assertEquals(judged.from() - purge - embargo, learned.to());
        assertEquals(anchored ? 0 : learned.to() - train, learned.from());
        assertTrue(learned.length() >= train);
        count(split.test(), tested);
      }
      for (int bar = 0; bar < bars; bar++) {
        assertEquals(bar < first ? 0 : 1, tested[bar], walk + " bar " + bar);
      }
    }
  }

  @Test
  void shouldUseAllBarsInFolds() {
    Random random = new Random(6);
    for (int round = 0; round < 300; round++) {
      int folds = 1 + random.nextInt(9);
      int bars = 20 + folds * 5 + random.nextInt(100);
      List<Split> splits = WalkForward.inFolds(round % 2 == 0, bars, folds, 2, 1).splits();
      assertEquals(folds, splits.size());
      assertEquals(bars, splits.get(folds - 1).test().get(0).to());
      int length = splits.get(0).testBars();
      splits.forEach(split -> assertEquals(length, split.testBars()));
    }
  }

  @Test
  void shouldKeepEveryCombinationApart() {
    Random random = new Random(5);
    int made = 0;
    for (int round = 0; round < 300; round++) {
      int groups = 2 + random.nextInt(6);
      int k = 1 + random.nextInt(groups - 1);
      int bars = groups * (1 + random.nextInt(12)) + random.nextInt(groups);
      CombinatorialSplits all =
          new CombinatorialSplits(bars, groups, k, random.nextInt(3), random.nextInt(3));
      List<Split> splits = splitsOrNone(all);
      made += splits.isEmpty() ? 0 : 1;
      int[] tested = new int[bars];
      for (Split split : splits) {
        checkApart(all, split);
        count(split.test(), tested);
      }
      for (int bar = 0; bar < bars && !splits.isEmpty(); bar++) {
        assertEquals(all.pathCount(), tested[bar]);
      }
      checkPaths(all, splits);
    }
    assertTrue(made > 200, "of 300 only " + made + " left something to train");
  }

  private static List<Split> splitsOrNone(CombinatorialSplits all) {
    try {
      return all.splits();
    } catch (IllegalArgumentException e) {
      assertTrue(e.getMessage().contains("leave nothing to train"), e.getMessage());
      return List.of();
    }
  }

  /** A bar is trained on exactly when no test is too near: by the definition, bar by bar. */
  private static void checkApart(CombinatorialSplits all, Split split) {
    int after = all.purge() + all.embargo();
    for (int bar = 0; bar < all.bars(); bar++) {
      boolean allowed = true;
      for (BarRange test : split.test()) {
        allowed &= bar < test.from() - all.purge() || bar >= test.to() + after;
      }
      int at = bar;
      assertEquals(allowed, split.train().stream().anyMatch(r -> r.contains(at)), all + " " + bar);
    }
  }

  private static void checkPaths(CombinatorialSplits all, List<Split> splits) {
    List<BarRange> ranges = all.ranges();
    List<String> used = new ArrayList<>();
    for (int[] path : all.paths()) {
      for (int group = 0; group < path.length && !splits.isEmpty(); group++) {
        assertTrue(splits.get(path[group]).test().contains(ranges.get(group)));
        used.add(path[group] + ":" + group);
      }
    }
    assertEquals(used.size(), used.stream().distinct().count());
    assertEquals(splits.size() * all.testGroups(), used.size());
  }

  private static void count(List<BarRange> ranges, int[] tested) {
    for (BarRange range : ranges) {
      for (int bar = range.from(); bar < range.to(); bar++) {
        tested[bar]++;
      }
    }
  }

  @Test
  void shouldRefuseWhatLeavesNothing() {
    refused("bars = 11: more than 11 are needed", () -> new WalkForward(true, 11, 8, 5, 2, 1));
    refused("train = 0: at least 1", () -> new WalkForward(true, 11, 0, 5, 2, 1));
    refused("test = 0: at least 1", () -> new WalkForward(true, 11, 1, 0, 2, 1));
    refused("purge = -1: at least 0", () -> new WalkForward(true, 11, 1, 1, -1, 1));
    refused("embargo = -1: at least 0", () -> Split.holdout(10, 0.5, 0, -1));
    refused("folds = 0: at least 1", () -> WalkForward.inFolds(true, 9, 0, 0, 0));
    refused(
        "folds = 9: leaves 9 bars to train and 0 to each test of 9",
        () -> WalkForward.inFolds(true, 9, 9, 0, 0));
    refused("share = 1.0: above 0 and below 1", () -> Split.holdout(10, 1, 0, 0));
    refused(
        "share = 0.5: leaves 0 bars to train and 5 to test of 10",
        () -> Split.holdout(10, 0.5, 5, 0));
    refused("share = 0.01: leaves 10 bars", () -> Split.holdout(10, 0.01, 0, 0));
    refused("groups = 1: 2 to 30", () -> new CombinatorialSplits(9, 1, 1, 0, 0));
    refused("testGroups = 4: 1 to 3", () -> new CombinatorialSplits(9, 4, 4, 0, 0));
    refused(
        "groups = 30, testGroups = 15: 155117520 splits, at most 10000",
        () -> new CombinatorialSplits(90, 30, 15, 0, 0));
    refused("bars = 3: at least 4", () -> new CombinatorialSplits(3, 4, 1, 0, 0));
    refused(
        "purge = 9, embargo = 0: leave nothing to train",
        () -> new CombinatorialSplits(9, 3, 1, 9, 0).splits());
    refused("to = 2: at least 3", () -> new BarRange(3, 2));
    refused("from = -1: at least 0", () -> new BarRange(-1, 2));
  }

  private static void refused(String message, Executable call) {
    String said = assertThrows(IllegalArgumentException.class, call).getMessage();
    assertEquals(message, said.contains(message) ? message : said);
  }
}
