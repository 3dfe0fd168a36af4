package io.slipstream.kernel;

/** Sums of money and quantity, kept far enough from the range of a long that views never wrap. */
final class Bounded {
  /** About 23 billion with eight decimals. */
  static final long MAX = 1L << 61;

  private Bounded() {}

  /**
   * The sum.
   *
   * @throws ArithmeticException when it is out of range
   */
  static long add(long a, long b) {
    long sum = Math.addExact(a, b);
    if (sum > MAX || sum < -MAX) {
      throw new ArithmeticException("out of range: " + a + " + " + b);
    }
    return sum;
  }
}
