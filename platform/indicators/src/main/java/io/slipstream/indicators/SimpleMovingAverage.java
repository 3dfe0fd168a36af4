package io.slipstream.indicators;

/**
 * Arithmetic mean of the last n values. The running sum is kept in two doubles with error-free
 * addition (Knuth's TwoSum, The Art of Computer Programming, volume 2, 4.2.2), so it does not drift
 * and a window of equal values has exactly that value as its mean.
 */
public final class SimpleMovingAverage {
  private final double[] window;
  private int next;
  private int count;
  private double high;
  private double low;

  /** A mean of {@code length} values, at least one. */
  public SimpleMovingAverage(int length) {
    if (length < 1) {
      throw new IllegalArgumentException("length " + length + ": 1 or more is allowed");
    }
    window = new double[length];
  }

  /** Takes the next value and returns the mean, or NaN before {@code length} values. */
  public double update(double value) {
    if (count == window.length) {
      add(-window[next]);
    } else {
      count++;
    }
    add(value);
    window[next] = value;
    next = next + 1 == window.length ? 0 : next + 1;
    return value();
  }

  /** Whether {@code length} values have been seen. */
  public boolean isReady() {
    return count == window.length;
  }

  /** The mean, or NaN before {@code length} values. */
  public double value() {
    if (!isReady()) {
      return Double.NaN;
    }
    double quotient = high / count;
    double rest = Math.fma(-quotient, count, high) + low;
    return quotient + rest / count;
  }

  private void add(double value) {
    double sum = high + value;
    double part = sum - high;
    double error = (high - (sum - part)) + (value - part);
    double rest = low + error;
    high = sum + rest;
    low = rest - (high - sum);
  }
}
