package io.slipstream.indicators;

import java.util.Arrays;

/**
 * Arithmetic mean of the last n prices in fixed-point. Their sum is a whole number, so it does not
 * drift, and means are compared exactly; {@link SimpleMovingAverage} is the one for doubles.
 */
public final class PriceAverage {
  /** A sum of so few bits fits a long when it is multiplied by a small length. */
  private static final int SMALL_BITS = 47;

  private static final int SMALL_LENGTH = 1 << 16;

  private final long[] window;
  private final boolean isSmall;
  private int next;
  private int count;
  private long sum;

  /** A mean of {@code length} prices, at least one. */
  public PriceAverage(int length) {
    if (length < 1) {
      throw new IllegalArgumentException("length " + length + ": 1 or more is allowed");
    }
    window = new long[length];
    isSmall = length <= SMALL_LENGTH;
  }

  /**
   * Takes the next price.
   *
   * @throws ArithmeticException when the sum does not fit; nothing has changed then
   */
  public void take(long price) {
    long[] prices = window;
    int at = next;
    sum = Math.addExact(sum, Math.subtractExact(price, prices[at]));
    prices[at] = price;
    next = at + 1 == prices.length ? 0 : at + 1;
    if (count < prices.length) {
      count++;
    }
  }

  /** The sign of this mean less another one, both ready: both times both lengths. */
  public int compareWith(PriceAverage other) {
    if ((sum | other.sum) >>> SMALL_BITS == 0 && isSmall && other.isSmall) {
      return Long.compare(sum * other.window.length, other.sum * window.length);
    }
    return compareWide(other);
  }

  /** In 128 bits. */
  private int compareWide(PriceAverage other) {
    long own = sum * other.window.length;
    long its = other.sum * window.length;
    int high =
        Long.compare(
            Math.multiplyHigh(sum, other.window.length),
            Math.multiplyHigh(other.sum, window.length));
    return high != 0 ? high : Long.compareUnsigned(own, its);
  }

  /** Whether {@code length} prices have been seen. */
  public boolean isReady() {
    return count == window.length;
  }

  /**
   * The mean, or NaN before {@code length} prices.
   *
   * @param unit what one is in fixed-point, a power of ten
   */
  public double value(long unit) {
    return isReady() ? sum / ((double) count * unit) : Double.NaN;
  }

  /** The prices, oldest first, for {@link #restore}: a part of a strategy's snapshot. */
  public long[] state() {
    long[] prices = new long[count];
    int first = isReady() ? next : 0;
    for (int i = 0; i < count; i++) {
      prices[i] = window[(first + i) % window.length];
    }
    return prices;
  }

  /**
   * Becomes what another one was after these prices.
   *
   * @throws IllegalArgumentException when there are more than this one has
   */
  public void restore(long[] prices) {
    if (prices.length > window.length) {
      throw new IllegalArgumentException(
          prices.length + " prices: at most " + window.length + " is allowed");
    }
    Arrays.fill(window, 0);
    next = 0;
    count = 0;
    sum = 0;
    for (long price : prices) {
      take(price);
    }
  }
}
