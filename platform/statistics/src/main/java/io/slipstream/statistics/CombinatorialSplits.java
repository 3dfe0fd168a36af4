package io.slipstream.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * Combinatorial purged cross-validation (Lopez de Prado, Advances in Financial Machine Learning,
 * 2018, chapter 12): the bars in N groups, every choice of k of them once the test, the others the
 * training; from the tests whole paths are put together. Out of the training: purge bars before
 * each test range, and purge + embargo bars after it.
 *
 * @param bars in all
 * @param groups N, of equal length; the first have one bar more where it is uneven
 * @param testGroups k
 * @param purge bars left out on both sides of a test
 * @param embargo bars left out after the purge behind a test
 */
public record CombinatorialSplits(int bars, int groups, int testGroups, int purge, int embargo) {
  /** The most splits: each is a search over all parameters. */
  public static final int MOST_SPLITS = 10_000;

  private static final int MOST_GROUPS = 30;

  /**
   * As given.
   *
   * @throws IllegalArgumentException for other than 2 to 30 groups, test groups other than 1 to
   *     groups - 1, more than 10,000 splits, fewer bars than groups, or a purge or embargo below
   *     zero
   */
  public CombinatorialSplits {
    if (groups < 2 || groups > MOST_GROUPS) {
      throw new IllegalArgumentException(
          "groups = " + groups + ": 2 to " + MOST_GROUPS + " are allowed");
    }
    if (testGroups < 1 || testGroups >= groups) {
      throw new IllegalArgumentException(
          "testGroups = " + testGroups + ": 1 to " + (groups - 1) + " of the groups are allowed");
    }
    long count = Combinations.count(groups, testGroups);
    if (count > MOST_SPLITS) {
      throw new IllegalArgumentException(
          "groups = "
              + groups
              + ", testGroups = "
              + testGroups
              + ": "
              + count
              + " splits, at most "
              + MOST_SPLITS
              + " are allowed");
    }
    Checked.atLeast("bars", bars, groups);
    Split.gap(purge, embargo);
  }

  /** The groups. */
  public List<BarRange> ranges() {
    return List.of(BarRange.parts(bars, groups));
  }

  /**
   * All choices in ascending order of their bit masks, group 0 the lowest bit; each with one test
   * range a group, in order.
   *
   * @throws IllegalArgumentException when purge and embargo leave one without training
   */
  public List<Split> splits() {
    BarRange[] ranges = BarRange.parts(bars, groups);
    List<Split> splits = new ArrayList<>();
    for (int mask : masks()) {
      splits.add(split(ranges, mask));
    }
    return splits;
  }

  private int[] masks() {
    int[] masks = new int[(int) Combinations.count(groups, testGroups)];
    int mask = (1 << testGroups) - 1;
    for (int i = 0; i < masks.length; i++) {
      masks[i] = mask;
      mask = Combinations.next(mask);
    }
    return masks;
  }

  private Split split(BarRange[] ranges, int mask) {
    List<BarRange> test = new ArrayList<>();
    List<BarRange> train = new ArrayList<>();
    long free = 0;
    int group = 0;
    while (group < groups) {
      if (isTest(mask, group)) {
        test.add(ranges[group]);
        free = ranges[group].to() + (long) purge + embargo;
        group++;
      } else {
        int last = group;
        while (last + 1 < groups && !isTest(mask, last + 1)) {
          last++;
        }
        long from = Math.max(ranges[group].from(), free);
        long to = last + 1 < groups ? ranges[last].to() - (long) purge : bars;
        if (to > from) {
          train.add(new BarRange((int) from, (int) to));
        }
        group = last + 1;
      }
    }
    if (train.isEmpty()) {
      throw new IllegalArgumentException(
          "purge = "
              + purge
              + ", embargo = "
              + embargo
              + ": leave nothing to train beside the test ranges "
              + test);
    }
    return new Split(train, test);
  }

  private static boolean isTest(int mask, int group) {
    return (mask >> group & 1) != 0;
  }

  /** Paths that the tests make, phi = k / N x C(N, k): each group is tested so often. */
  public int pathCount() {
    return (int) Combinations.count(groups - 1, testGroups - 1);
  }

  /**
   * The assembly of the paths: by path, then by group, the number of the split (in the order of
   * {@link #splits()}) whose test of that group belongs to it. Path p takes for each group the p-th
   * split that tests it, so every test is in one path.
   */
  public int[][] paths() {
    int[][] paths = new int[pathCount()][groups];
    int[] used = new int[groups];
    int[] masks = masks();
    for (int split = 0; split < masks.length; split++) {
      for (int group = 0; group < groups; group++) {
        if (isTest(masks[split], group)) {
          paths[used[group]++][group] = split;
        }
      }
    }
    return paths;
  }
}
