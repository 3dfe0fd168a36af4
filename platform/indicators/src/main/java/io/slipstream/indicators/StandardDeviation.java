package io.slipstream.indicators;

/**
 * Standard deviation of the last n values around their mean, with n in the denominator as in
 * Bollinger's bands. Each update passes over the window twice, so nothing cancels and nothing
 * drifts; a window of equal values has exactly zero.
 */
public final class StandardDeviation {
  private final double[] window;
  private int next;
  private int count;

  /** Of {@code length} values, at least one. */
  public StandardDeviation(int length) {
    if (length < 1) {
      throw new IllegalArgumentException("length " + length + ": 1 or more is allowed");
    }
    window = new double[length];
  }

  /** Takes the next value and returns the deviation, or NaN before {@code length} values. */
  public double update(double value) {
    window[next] = value;
    next = next + 1 == window.length ? 0 : next + 1;
    count = Math.min(count + 1, window.length);
    return value();
  }

  /** Whether {@code length} values have been seen. */
  public boolean isReady() {
    return count == window.length;
  }

  /** The mean of the window, or NaN before {@code length} values. */
  public double mean() {
    if (!isReady()) {
      return Double.NaN;
    }
    double first = window[0];
    double sum = 0;
    for (double value : window) {
      sum += value - first;
    }
    return first + sum / count;
  }

  /** The deviation, or NaN before {@code length} values. */
  public double value() {
    double mean = mean();
    double squares = 0;
    for (double value : window) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / window.length);
  }

  /** Everything it remembers, for {@link #restore}: a part of a strategy's snapshot. */
  public double[] state() {
    return States.ofWindow(window, next, count);
  }

  /**
   * Becomes what another one of the same length was.
   *
   * @throws IllegalArgumentException when that is no {@link #state()} of this length
   */
  public void restore(double[] state) {
    States.checkWindow(state, window.length, "a deviation");
    next = (int) state[0];
    count = (int) state[1];
    System.arraycopy(state, 2, window, 0, window.length);
  }
}
