package io.slipstream.allocator;

import java.util.Arrays;

/**
 * Weights that sum to one between a floor and a cap, as close in proportion to the raw ones as the
 * bounds let them: all are scaled by one factor, found by bisection, and then clamped.
 */
final class BoundedWeights {
  private static final int STEPS = 200;

  private BoundedWeights() {}

  /**
   * Raw weights are zero or above. Bounds that cannot sum to one (n x floor above it, n x cap
   * below) give way: the floor falls to 1/n, or the weights sum to less than one.
   */
  static double[] within(double[] raw, double floor, double cap) {
    int n = raw.length;
    if (n == 0) {
      return new double[0];
    }
    double low = Math.min(floor, 1.0 / n);
    if (n * cap <= 1) {
      double[] capped = new double[n];
      Arrays.fill(capped, cap);
      return capped;
    }
    double sum = Arrays.stream(raw).sum();
    double[] base = sum > 0 ? raw : filled(n);
    double smallest = Arrays.stream(base).filter(w -> w > 0).min().orElse(1);
    double from = 0;
    double to = cap / smallest;
    for (int i = 0; i < STEPS; i++) {
      double middle = (from + to) / 2;
      if (total(base, middle, low, cap) < 1) {
        from = middle;
      } else {
        to = middle;
      }
    }
    double[] weights = new double[n];
    for (int i = 0; i < n; i++) {
      weights[i] = clamp(base[i] * from, low, cap);
    }
    return weights;
  }

  private static double[] filled(int n) {
    double[] equal = new double[n];
    Arrays.fill(equal, 1.0 / n);
    return equal;
  }

  private static double total(double[] base, double factor, double floor, double cap) {
    double total = 0;
    for (double weight : base) {
      total += clamp(weight * factor, floor, cap);
    }
    return total;
  }

  private static double clamp(double weight, double floor, double cap) {
    return Math.min(cap, Math.max(floor, weight));
  }
}
