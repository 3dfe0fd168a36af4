package io.slipstream.risk;

/**
 * The last instruments whose value per unit moved, in order, for readers that come when they may.
 */
final class MarkTape {
  private static final double MOST_GROWTH = 1e100;

  /** More than what a step's operations round off. */
  private static final double ROUNDED_UP = 1 + 1e-15;

  private int[] moved = new int[1024];
  private long first;
  private long count;
  private double growth = 1;
  private long epoch;

  /** {@code factor} is what no value of the instrument grew or shrank by more, one or above. */
  void add(int instrument, double factor) {
    growth *= factor * ROUNDED_UP;
    if (growth > MOST_GROWTH) {
      growth = 1;
      epoch++;
    }
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

  private static int slot(long at, int length) {
    return (int) (at & length - 1);
  }

  /** Product of the factors since some moment; only its ratio to a later one means something. */
  double growth() {
    return growth;
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
