package io.slipstream.runtime;

/** Tells when a recorded event is due on the wall clock. */
final class Pace {
  private static final long PAUSED = 3_600_000_000_000L;

  private final double speed;
  private long wallStart;
  private long eventStart = Long.MIN_VALUE;

  /** {@code speed} recorded seconds a second; zero to pause, infinite for as fast as it goes. */
  Pace(double speed) {
    this.speed = speed;
  }

  /** Nanoseconds to wait before an event of this time, zero or below when it is due. */
  long waitFor(long eventTime, long wallNow) {
    if (speed == 0) {
      return PAUSED;
    }
    if (Double.isInfinite(speed)) {
      return 0;
    }
    if (eventStart == Long.MIN_VALUE) {
      eventStart = eventTime;
      wallStart = wallNow;
    }
    return (long) ((eventTime - eventStart) / speed) - (wallNow - wallStart);
  }
}
