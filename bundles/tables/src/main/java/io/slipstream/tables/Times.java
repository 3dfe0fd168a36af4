package io.slipstream.tables;

import java.time.Instant;

/** Nanoseconds since the epoch as text. */
final class Times {
  private static final long SECOND = 1_000_000_000L;

  private Times() {}

  static String text(long nanos) {
    return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND))
        .toString();
  }
}
