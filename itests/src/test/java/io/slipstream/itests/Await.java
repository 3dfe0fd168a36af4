package io.slipstream.itests;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for a condition with a bound. */
final class Await {
  private static final long STEP_NANOS = 10_000_000L;

  private Await() {}

  /** Returns how long it took; fails with what was seen last. */
  static Duration until(String what, Duration atMost, Callable<Boolean> condition) {
    long start = System.nanoTime();
    Exception last = null;
    while (System.nanoTime() - start < atMost.toNanos()) {
      try {
        if (condition.call()) {
          return Duration.ofNanos(System.nanoTime() - start);
        }
      } catch (Exception e) {
        last = e;
      }
      LockSupport.parkNanos(STEP_NANOS);
    }
    throw new AssertionError("not within " + atMost + ": " + what, last);
  }
}
