package io.slipstream.statistics;

/**
 * Random numbers that are the same for a seed on every machine: SplitMix64 (Steele, Lea and Flood,
 * OOPSLA 2014).
 */
final class SeededDraws {
  private long state;

  SeededDraws(long seed) {
    state = seed;
  }

  long next() {
    state += 0x9E3779B97F4A7C15L;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Above zero and below one: the middle of one of 2^53 equal parts. */
  double uniform() {
    return ((next() >>> 11) + 0.5) * 0x1p-53;
  }

  /** Standard normal, through the inverse distribution. */
  double normal() {
    return NormalDistribution.inverse(uniform());
  }

  /**
   * From zero to one below the bound, all equally likely (Lemire, ACM Transactions on Modeling and
   * Computer Simulation 29, 2019, on 32 bits).
   */
  int below(int bound) {
    long product = (next() >>> 32) * bound;
    long threshold = (1L << 32) % bound;
    while ((product & 0xFFFFFFFFL) < threshold) {
      product = (next() >>> 32) * bound;
    }
    return (int) (product >>> 32);
  }
}
