package io.slipstream.simulator;

/**
 * Steele, Lea and Flood, Fast splittable pseudorandom number generators (OOPSLA 2014), with the
 * constants of Vigna's splitmix64.c.
 */
final class SplitMix64 {
  private long state;

  SplitMix64(long seed) {
    state = seed;
  }

  void seed(long seed) {
    state = seed;
  }

  /** What all later numbers follow from. */
  long state() {
    return state;
  }

  long next() {
    state += 0x9E3779B97F4A7C15L;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** A number from 0 to {@code most}, which is zero or more. */
  long upTo(long most) {
    return Long.remainderUnsigned(next(), most + 1);
  }
}
