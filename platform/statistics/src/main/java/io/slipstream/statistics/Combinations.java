package io.slipstream.statistics;

/** Choices of k out of n, as bit masks with k bits set, in ascending order. */
final class Combinations {
  private Combinations() {}

  /** How many: n! / (k! (n - k)!), exact while it fits a long. */
  static long count(int n, int k) {
    long count = 1;
    for (int i = 1; i <= k; i++) {
      count = count * (n - k + i) / i;
    }
    return count;
  }

  /** The next higher mask with as many bits (Gosper 1972, HAKMEM item 175). */
  static int next(int mask) {
    int low = mask & -mask;
    int high = mask + low;
    return high | (((mask ^ high) / low) >> 2);
  }
}
