package io.slipstream.remotepods;

import java.util.concurrent.TimeUnit;

/** When something may be tried again: after a pause that doubles with each try, up to a longest. */
final class Backoff {
  private final long firstNanos;
  private final long longestNanos;
  private long pause;
  private long dueAt;
  private boolean isWaiting;

  Backoff(long firstMillis, long longestMillis) {
    this.firstNanos = TimeUnit.MILLISECONDS.toNanos(firstMillis);
    this.longestNanos = TimeUnit.MILLISECONDS.toNanos(longestMillis);
    reset();
  }

  /** The next try may come at once. */
  void reset() {
    pause = firstNanos;
    isWaiting = false;
  }

  /** There was a try, at this nanosecond. */
  void tried(long now) {
    dueAt = now + pause;
    pause = Math.min(longestNanos, 2 * pause);
    isWaiting = true;
  }

  /** Nanoseconds until the next try, zero or less when it is due. */
  long left(long now) {
    return isWaiting ? dueAt - now : 0;
  }
}
