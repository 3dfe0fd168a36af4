package io.slipstream.backtest;

/** The exact sum of the last values. */
final class MovingSum {
  private final long[] window;
  private long sum;
  private int count;

  MovingSum(int length) {
    window = new long[length];
  }

  void add(long value) {
    int place = count % window.length;
    sum = Math.addExact(sum - window[place], value);
    window[place] = value;
    count++;
  }

  boolean isReady() {
    return count >= window.length;
  }

  /** Which average is higher, without rounding: above zero when this one is. */
  int compareAverage(MovingSum other) {
    return Long.compare(
        Math.multiplyExact(sum, other.window.length), Math.multiplyExact(other.sum, window.length));
  }

  /** Above zero when {@code value} is above the average. */
  int compareValue(long value) {
    return Long.compare(Math.multiplyExact(value, window.length), sum);
  }
}
