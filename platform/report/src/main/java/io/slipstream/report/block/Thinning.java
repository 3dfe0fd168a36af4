package io.slipstream.report.block;

import java.util.Arrays;

/**
 * Chooses which points of a long line are drawn: of every column of the picture the first, the
 * lowest, the highest and the last, so that no extreme and no jump is lost.
 */
public final class Thinning {
  private Thinning() {}

  /**
   * Indices that are kept, ascending. Values that are not finite are left out.
   *
   * @param times ascending
   */
  public static int[] indices(long[] times, double[] values, long from, long to, int columns) {
    int[] kept = new int[Math.min(times.length, 4 * columns)];
    int count = 0;
    int i = 0;
    while (i < times.length) {
      int column = column(times[i], from, to, columns);
      int first = -1;
      int lowest = -1;
      int highest = -1;
      int last = -1;
      for (; i < times.length && column(times[i], from, to, columns) == column; i++) {
        if (Double.isFinite(values[i])) {
          first = first < 0 ? i : first;
          lowest = lowest < 0 || values[i] < values[lowest] ? i : lowest;
          highest = highest < 0 || values[i] > values[highest] ? i : highest;
          last = i;
        }
      }
      if (first >= 0) {
        count = add(kept, count, first);
        count = add(kept, count, Math.min(lowest, highest));
        count = add(kept, count, Math.max(lowest, highest));
        count = add(kept, count, last);
      }
    }
    return Arrays.copyOf(kept, count);
  }

  private static int add(int[] kept, int count, int index) {
    if (count > 0 && kept[count - 1] >= index) {
      return count;
    }
    kept[count] = index;
    return count + 1;
  }

  static int column(long time, long from, long to, int columns) {
    return Math.min(columns - 1, (int) (TimeTicks.share(time, from, to) * columns));
  }
}
