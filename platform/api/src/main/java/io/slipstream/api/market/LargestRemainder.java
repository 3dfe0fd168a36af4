package io.slipstream.api.market;

/**
 * Divides a whole into parts by weight so that nothing is lost: each part is its share rounded
 * down, what is left goes, a step each, to the largest remainders, ties to the earlier (Hamilton's
 * method of apportionment).
 */
public final class LargestRemainder {
  private LargestRemainder() {}

  /**
   * The parts.
   *
   * @param whole what is divided, zero or more
   * @param weights zero or more each, with a sum above zero
   * @param step unit of the parts; what of the whole is no multiple goes to the first remainder
   */
  public static long[] divide(long whole, long[] weights, long step) {
    long sum = 0;
    for (long weight : weights) {
      sum = Math.addExact(sum, weight);
    }
    long[] parts = new long[weights.length];
    long left = whole;
    for (int i = 0; i < parts.length; i++) {
      long share = FixedPoint.multiplyDivide(whole, weights[i], sum, Rounding.DOWN);
      parts[i] = FixedPoint.truncate(share, step);
      left -= parts[i];
    }
    boolean[] served = new boolean[parts.length];
    while (left > 0) {
      int next = largest(whole, weights, sum, parts, served);
      long given = Math.min(step, left);
      parts[next] += given;
      left -= given;
      served[next] = true;
    }
    return parts;
  }

  /** Compares whole x weight / sum - part, exactly: the integer part first, then the rest. */
  private static int largest(long whole, long[] weights, long sum, long[] parts, boolean[] served) {
    int best = -1;
    long bestUnits = 0;
    long bestRest = 0;
    for (int i = 0; i < parts.length; i++) {
      if (weights[i] > 0 && !served[i]) {
        long floor = FixedPoint.multiplyDivide(whole, weights[i], sum, Rounding.DOWN);
        long units = floor - parts[i];
        long rest = whole * weights[i] - floor * sum;
        if (best < 0 || units > bestUnits || (units == bestUnits && rest > bestRest)) {
          best = i;
          bestUnits = units;
          bestRest = rest;
        }
      }
    }
    if (best >= 0) {
      return best;
    }
    java.util.Arrays.fill(served, false);
    return largest(whole, weights, sum, parts, served);
  }
}
