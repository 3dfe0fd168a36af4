package io.slipstream.indicators;

/**
 * Exponentially weighted mean: the first value, then {@code mean + alpha (value - mean)}. It has a
 * value from the first one on; what weight it deserves while young is for the user to say.
 */
public final class ExponentialMovingAverage {
  private final double alpha;
  private double mean = Double.NaN;

  /** Smoothing factor above 0 up to 1, which keeps the last value alone. */
  public ExponentialMovingAverage(double alpha) {
    if (!(alpha > 0 && alpha <= 1)) {
      throw new IllegalArgumentException("alpha " + alpha + ": above 0 up to 1 is allowed");
    }
    this.alpha = alpha;
  }

  /** The smoothing factor 2 / (span + 1), the usual one for a span of values. */
  public static ExponentialMovingAverage ofSpan(int span) {
    if (span < 1) {
      throw new IllegalArgumentException("span " + span + ": 1 or more is allowed");
    }
    return new ExponentialMovingAverage(2.0 / (span + 1.0));
  }

  /** Takes the next value and returns the mean. */
  public double update(double value) {
    mean = isReady() ? mean + alpha * (value - mean) : value;
    return mean;
  }

  /** Whether a value has been seen. */
  public boolean isReady() {
    return !Double.isNaN(mean);
  }

  /** The mean, or NaN before the first value. */
  public double value() {
    return mean;
  }

  /** Everything it remembers, for {@link #restore}: a part of a strategy's snapshot. */
  public double[] state() {
    return new double[] {mean};
  }

  /**
   * Becomes what another one was.
   *
   * @throws IllegalArgumentException when that is no {@link #state()}
   */
  public void restore(double[] state) {
    if (state.length != 1) {
      throw new IllegalArgumentException("not the state of an exponential average");
    }
    mean = state[0];
  }
}
