package io.slipstream.journal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * What becomes of closed segments.
 *
 * @param packAfterMinutes age from which they are packed, 0 for never
 * @param retentionDays age from which they may be removed, 0 for never
 * @param clock tells their age
 */
record Upkeep(int packAfterMinutes, int retentionDays, Clock clock) {
  /** Leaves all as it is. */
  static final Upkeep NONE = new Upkeep(0, 0, Clock.systemUTC());

  private static final int MOST_MINUTES = 525_600;
  private static final int MOST_DAYS = 36_500;

  Upkeep {
    if (packAfterMinutes < 0 || packAfterMinutes > MOST_MINUTES) {
      throw new IllegalArgumentException(
          "compress.after.minutes = "
              + packAfterMinutes
              + ": 0 (never) to "
              + MOST_MINUTES
              + " is allowed");
    }
    if (retentionDays < 0 || retentionDays > MOST_DAYS) {
      throw new IllegalArgumentException(
          "retention.days = " + retentionDays + ": 0 (for ever) to " + MOST_DAYS + " is allowed");
    }
    if (retentionDays > 0 && packAfterMinutes == 0) {
      throw new IllegalArgumentException(
          "compress.after.minutes = 0 with retention.days = "
              + retentionDays
              + ": only compressed segments are removed, so 1 or more is allowed");
    }
  }

  boolean packs() {
    return packAfterMinutes > 0;
  }

  boolean removes() {
    return retentionDays > 0;
  }

  /** Whether a segment that was written last at that time is to be packed. */
  boolean isToBePacked(Instant written) {
    return packs() && isPast(written, Duration.ofMinutes(packAfterMinutes));
  }

  /** Whether a segment that was written last at that time may be removed. */
  boolean mayBeRemoved(Instant written) {
    return removes() && isPast(written, Duration.ofDays(retentionDays));
  }

  private boolean isPast(Instant written, Duration age) {
    return written.plus(age).isBefore(clock.instant());
  }
}
