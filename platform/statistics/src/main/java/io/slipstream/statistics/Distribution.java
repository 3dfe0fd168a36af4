package io.slipstream.statistics;

import java.util.Arrays;

/**
 * Values of one measure, in ascending order.
 *
 * @param sorted the values that are numbers
 * @param undefined how many were NaN and left out
 */
public record Distribution(double[] sorted, int undefined) {
  /** Of values in any order. */
  public static Distribution of(double[] values) {
    double[] known = Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
    Arrays.sort(known);
    return new Distribution(known, values.length - known.length);
  }

  /**
   * The value that this share of them is at or below, interpolated as {@link Quantiles#linear}; NaN
   * of none.
   *
   * @throws IllegalArgumentException for a probability outside 0 to 1
   */
  public double quantile(double probability) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("probability = " + probability + ": 0 to 1 is allowed");
    }
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double position = probability * (sorted.length - 1);
    int low = (int) position;
    int high = Math.min(sorted.length - 1, low + 1);
    return sorted[low] + (position - low) * (sorted[high] - sorted[low]);
  }

  /** Arithmetic mean; NaN of none. */
  public double mean() {
    return Performance.mean(sorted);
  }

  /** Standard deviation (n - 1); NaN of fewer than two. */
  public double standardDeviation() {
    return Performance.standardDeviation(sorted);
  }

  /** Share of the values below this one; NaN of none. */
  public double shareBelow(double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return (double) low / sorted.length;
  }
}
