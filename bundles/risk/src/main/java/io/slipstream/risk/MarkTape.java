package io.slipstream.risk;

import java.util.Arrays;

/**
 * The last instruments whose value per unit moved, in order, for readers that come when they may.
 */
final class MarkTape {
  private static final double MOST_GROWTH = 1e100;

  private static final int STRETCH = 1024;

  /** More than what a step's operations round off. */
  private static final double ROUNDED_UP = 1 + 1e-15;

  private int[] moved = new int[1024];
  private long first;
  private long count;
  private double closedGrowth = 1;
  private double openGrowth = 1;
  private double[] grown = new double[0];
  private int opened;
  private long epoch;

  /** {@code factor} is what no value of the instrument grew or shrank by more, one or above. */
  void add(int instrument, double factor) {
    grow(instrument, factor * ROUNDED_UP);
    if (instrument >= moved.length / 2) {
      int[] longer = new int[Integer.highestOneBit(instrument) * 4];
      first = Math.max(first, count - moved.length);
      for (long at = first; at < count; at++) {
        longer[slot(at, longer.length)] = moved[slot(at, moved.length)];
      }
      moved = longer;
    }
    moved[slot(count++, moved.length)] = instrument;
  }

  /**
   * Within a stretch of the tape no value grows by more than the instrument that grew most; from
   * stretch to stretch by no more than their product.
   */
  private void grow(int instrument, double factor) {
    if (opened == 0) {
      Arrays.fill(grown, 1);
    }
    if (instrument >= grown.length) {
      int known = grown.length;
      grown = Arrays.copyOf(grown, Math.max(instrument + 1, known * 2));
      Arrays.fill(grown, known, grown.length, 1);
    }
    grown[instrument] *= factor;
    openGrowth = Math.max(openGrowth, grown[instrument]);
    if (++opened == STRETCH) {
      closedGrowth *= openGrowth * ROUNDED_UP;
      openGrowth = 1;
      opened = 0;
    }
    if (closedGrowth * openGrowth > MOST_GROWTH) {
      closedGrowth = 1;
      openGrowth = 1;
      opened = 0;
      epoch++;
    }
  }

  private static int slot(long at, int length) {
    return (int) (at & length - 1);
  }

  /** What to divide a later {@link #growth} by: what no value grew or shrank by more since now. */
  double growthBefore() {
    return closedGrowth;
  }

  /** Only its ratio to an earlier {@link #growthBefore} means something. */
  double growth() {
    return closedGrowth * openGrowth;
  }

  /** Growth of different epochs cannot be compared. */
  long epoch() {
    return epoch;
  }

  /** How many were added so far. */
  long count() {
    return count;
  }

  /** Whether everything from that one on is still there. */
  boolean reachesBackTo(long at) {
    return at >= first && count - at <= moved.length;
  }

  int at(long index) {
    return moved[slot(index, moved.length)];
  }
}
