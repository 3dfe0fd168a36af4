package io.slipstream.runtime;

import java.time.Instant;

/** Times in nanoseconds since the epoch. */
final class Nanos {
  private Nanos() {}

  /** The nearest there is. */
  static long of(Instant time) {
    try {
      return Math.addExact(
          Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
    } catch (ArithmeticException e) {
      return time.getEpochSecond() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }
}
