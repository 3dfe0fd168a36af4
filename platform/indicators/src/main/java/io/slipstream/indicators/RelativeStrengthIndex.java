package io.slipstream.indicators;

/**
 * Relative strength index of Wilder (New Concepts in Technical Trading Systems, 1978), 0 to 100:
 * the first averages are the means of the first n gains and losses, later ones move by 1/n. A
 * market that stood still all the time has 50.
 */
public final class RelativeStrengthIndex {
  private final int length;
  private double last = Double.NaN;
  private double gain;
  private double loss;
  private int changes;

  /** Over {@code length} changes, at least one. */
  public RelativeStrengthIndex(int length) {
    if (length < 1) {
      throw new IllegalArgumentException("length " + length + ": 1 or more is allowed");
    }
    this.length = length;
  }

  /** Takes the next price and returns the index, or NaN before {@code length} changes. */
  public double update(double price) {
    double change = price - last;
    last = price;
    if (Double.isNaN(change)) {
      return value();
    }
    double weight = isReady() ? length - 1 : changes;
    changes = Math.min(changes + 1, length);
    gain = (gain * weight + Math.max(change, 0)) / (weight + 1);
    loss = (loss * weight + Math.max(-change, 0)) / (weight + 1);
    return value();
  }

  /** Whether {@code length} changes have been seen. */
  public boolean isReady() {
    return changes == length;
  }

  /** The index, or NaN before {@code length} changes. */
  public double value() {
    if (!isReady()) {
      return Double.NaN;
    }
    double moved = gain + loss;
    return moved == 0 ? 50 : 100 * (gain / moved);
  }

  /** Everything it remembers, for {@link #restore}: a part of a strategy's snapshot. */
  public double[] state() {
    return new double[] {last, gain, loss, changes};
  }

  /**
   * Becomes what another one of the same length was.
   *
   * @throws IllegalArgumentException when that is no {@link #state()} of this length
   */
  public void restore(double[] state) {
    if (state.length != 4 || !States.isCount(state[3], length)) {
      throw new IllegalArgumentException("not the state of an index of " + length + " changes");
    }
    last = state[0];
    gain = state[1];
    loss = state[2];
    changes = (int) state[3];
  }
}
