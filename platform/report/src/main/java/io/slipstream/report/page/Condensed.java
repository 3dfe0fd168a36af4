package io.slipstream.report.page;

import io.slipstream.report.block.Thinning;
import java.time.Duration;
import java.util.Arrays;

/** Which points of a very long curve a page needs. */
final class Condensed {
  private static final int FEW = 100_000;
  private static final int PARTS = 20_000;
  private static final long HOUR = Duration.ofHours(1).toNanos();

  private Condensed() {}

  /** All of a curve that is not so long; else extremes of small parts and the last of each hour. */
  static int[] indices(long[] times, double[] values) {
    int length = times.length;
    if (length <= FEW) {
      return all(length);
    }
    boolean[] isKept = new boolean[length];
    for (int i : Thinning.indices(times, values, times[0], times[length - 1], PARTS)) {
      isKept[i] = true;
    }
    for (int i = 0; i < length; i++) {
      boolean isLast = i + 1 == length || hour(times[i]) != hour(times[i + 1]);
      isKept[i] = isKept[i] || isLast;
    }
    int[] kept = new int[length];
    int count = 0;
    for (int i = 0; i < length; i++) {
      if (isKept[i]) {
        kept[count++] = i;
      }
    }
    return Arrays.copyOf(kept, count);
  }

  /** A close on the hour belongs to the hour before. */
  private static long hour(long time) {
    return Math.floorDiv(time - 1, HOUR);
  }

  private static int[] all(int length) {
    int[] all = new int[length];
    for (int i = 0; i < length; i++) {
      all[i] = i;
    }
    return all;
  }

  static long[] at(int[] indices, long[] values) {
    return Arrays.stream(indices).mapToLong(i -> values[i]).toArray();
  }

  static double[] at(int[] indices, double[] values) {
    return Arrays.stream(indices).mapToDouble(i -> values[i]).toArray();
  }
}
