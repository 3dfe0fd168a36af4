package io.slipstream.statistics;

import java.util.Arrays;

/**
 * Quantiles of a sample, by selection instead of a full sort.
 *
 * <p>Position of probability p among n sorted values: p (n - 1), counted from zero. A position this
 * close to a whole number is that number, so that 1 - 0.9 of 101 values is the tenth.
 */
public final class Quantiles {
  private static final double WHOLE = 1e-9;
  private static final int SMALL = 12;

  private Quantiles() {}

  /**
   * Linear interpolation between the two values beside the position: definition 7 of Hyndman and
   * Fan (The American Statistician 50, 1996), the default of NumPy and R.
   *
   * @throws IllegalArgumentException when values are missing or not finite, or for a probability
   *     outside 0 to 1
   */
  public static double linear(double[] values, double probability) {
    return linearInPlace(Checked.series("values", values, 1).clone(), probability);
  }

  /**
   * The value at or just below the position: the lower of the two that {@link #linear} goes
   * between.
   *
   * @throws IllegalArgumentException as {@link #linear}
   */
  public static double lower(double[] values, double probability) {
    double[] scratch = Checked.series("values", values, 1).clone();
    return select(scratch, (int) position(scratch.length, probability));
  }

  /** {@link #linear} of finite values, which it reorders; allocates nothing. */
  public static double linearInPlace(double[] scratch, double probability) {
    double position = position(scratch.length, probability);
    int below = (int) position;
    double low = select(scratch, below);
    double share = position - below;
    if (share == 0) {
      return low;
    }
    double high = scratch[below + 1];
    for (int i = below + 2; i < scratch.length; i++) {
      high = Math.min(high, scratch[i]);
    }
    return low + (high - low) * share;
  }

  private static double position(int count, double probability) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("probability = " + probability + ": 0 to 1 is allowed");
    }
    double position = probability * (count - 1);
    double whole = Math.rint(position);
    return Math.abs(position - whole) < WHOLE ? whole : position;
  }

  /**
   * The value of this rank, from zero: Hoare's selection (1961) with the median of three as pivot;
   * what is smaller ends before it. Falls back on a sort where the pivots are bad again and again.
   */
  static double select(double[] values, int rank) {
    int low = 0;
    int high = values.length - 1;
    int rounds = 2 * (32 - Integer.numberOfLeadingZeros(values.length)) + SMALL;
    while (high - low > SMALL && rounds-- > 0) {
      double pivot = middle(values[low], values[(low + high) >>> 1], values[high]);
      int left = low;
      int right = high;
      while (left <= right) {
        while (values[left] < pivot) {
          left++;
        }
        while (values[right] > pivot) {
          right--;
        }
        if (left <= right) {
          double held = values[left];
          values[left++] = values[right];
          values[right--] = held;
        }
      }
      if (rank <= right) {
        high = right;
      } else if (rank >= left) {
        low = left;
      } else {
        return values[rank];
      }
    }
    Arrays.sort(values, low, high + 1);
    return values[rank];
  }

  private static double middle(double a, double b, double c) {
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }
}
