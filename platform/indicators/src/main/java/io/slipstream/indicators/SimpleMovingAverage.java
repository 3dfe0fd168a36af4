package io.slipstream.indicators;

/**
 * Arithmetic mean of the last n values. The running sum is kept in two doubles with error-free
 * addition (Knuth's TwoSum, The Art of Computer Programming, volume 2, 4.2.2), so it does not drift
 * and a window of equal values has exactly that value as its mean. The second one is what the first
 * rounded off since the window began anew.
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
    take(value);
    return value();
  }

  private void take(double value) {
    double old = window[next];
    window[next] = value;
    next = next + 1 == window.length ? 0 : next + 1;
    if (count == window.length) {
      // Both at once: the error of their difference goes where the error of the sum goes.
      double change = value - old;
      double part = change - value;
      add(change, (value - (change - part)) - (old + part));
    } else {
      count++;
      add(value, 0);
    }
    if (next == 0) {
      normalize();
    }
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
    double sum = high + low;
    double quotient = sum / count;
    double rest = Math.fma(-quotient, count, sum) + below(sum);
    return quotient + rest / count;
  }

  /** Everything it remembers, for {@link #restore}: a part of a strategy's snapshot. */
  public double[] state() {
    double[] state = new double[window.length + 4];
    state[0] = next;
    state[1] = count;
    state[2] = high + low;
    state[3] = below(state[2]);
    System.arraycopy(window, 0, state, 4, window.length);
    return state;
  }

  /**
   * Becomes what another one of the same length was.
   *
   * @throws IllegalArgumentException when that is no {@link #state()} of this length
   */
  public void restore(double[] state) {
    boolean fits =
        state.length == window.length + 4
            && isIndex(state[0], window.length - 1)
            && isIndex(state[1], window.length);
    if (!fits) {
      throw new IllegalArgumentException(
          "not the state of an average of " + window.length + " values");
    }
    next = (int) state[0];
    count = (int) state[1];
    high = state[2];
    low = state[3];
    System.arraycopy(state, 4, window, 0, window.length);
  }

  private static boolean isIndex(double value, int most) {
    return value >= 0 && value <= most && value == (int) value;
  }

  /** The sum grows by one addition; what that rounds off goes to the rest. */
  private void add(double value, double below) {
    double sum = high + value;
    double part = sum - high;
    low += ((high - (sum - part)) + (value - part)) + below;
    high = sum;
  }

  /** The rest becomes what is below the last digit of the sum again. */
  private void normalize() {
    double sum = high + low;
    low = below(sum);
    high = sum;
  }

  /** What the rounded sum of both lacks. */
  private double below(double sum) {
    double part = sum - high;
    return (high - (sum - part)) + (low - part);
  }
}
