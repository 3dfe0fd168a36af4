package io.slipstream.kernel.twin;

/** Steele, Lea and Flood, Fast splittable pseudorandom number generators, 2014. */
final class SplitMix64 {
  private long state;

  SplitMix64(long seed) {
    state = seed;
  }

  long next() {
    state += 0x9e3779b97f4a7c15L;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** 0 to most, by unsigned remainder. */
  long upTo(long most) {
    return Long.remainderUnsigned(next(), most + 1);
  }
}
