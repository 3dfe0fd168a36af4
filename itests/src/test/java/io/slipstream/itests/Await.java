package io.slipstream.itests;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits for a condition with a bound. A question that takes long is asked less often: what it takes
 * is missing to what is waited for.
 */
final class Await {
  private static final long STEP_NANOS = 10_000_000L;
  private static final int PAUSES = 3;

  private Await() {}

  /** Returns how long it took; fails with what was seen last. */
  static Duration until(String what, Duration atMost, Callable<Boolean> condition) {
    long start = System.nanoTime();
    Exception last = null;
    while (System.nanoTime() - start < atMost.toNanos()) {
      long asked = System.nanoTime();
      try {
        if (condition.call()) {
          return Duration.ofNanos(System.nanoTime() - start);
        }
      } catch (Exception e) {
        last = e;
      }
      LockSupport.parkNanos(Math.max(STEP_NANOS, PAUSES * (System.nanoTime() - asked)));
    }
    throw new AssertionError("not within " + atMost + ": " + what, last);
  }
}
