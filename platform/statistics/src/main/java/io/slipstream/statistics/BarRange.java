package io.slipstream.statistics;

/**
 * Bars in a row of a series, counted from zero.
 *
 * @param from the first
 * @param to one past the last; the same as {@code from} for none
 */
public record BarRange(int from, int to) {
  /**
   * As given.
   *
   * @throws IllegalArgumentException when it begins below zero or ends before it begins
   */
  public BarRange {
    Checked.atLeast("from", from, 0);
    Checked.atLeast("to", to, from);
  }

  /** Bars in it. */
  public int length() {
    return to - from;
  }

  /** Whether this bar is in it. */
  public boolean contains(int bar) {
    return bar >= from && bar < to;
  }

  /**
   * So many bars in parts of equal length, in order; the first have one more where it is uneven.
   */
  static BarRange[] parts(int bars, int count) {
    BarRange[] parts = new BarRange[count];
    int from = 0;
    for (int i = 0; i < count; i++) {
      int to = from + bars / count + (i < bars % count ? 1 : 0);
      parts[i] = new BarRange(from, to);
      from = to;
    }
    return parts;
  }
}
