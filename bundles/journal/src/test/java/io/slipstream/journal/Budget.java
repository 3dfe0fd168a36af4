package io.slipstream.journal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/** How long a fuzz test goes on, and how much memory each of its cases may take. */
final class Budget {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final long MOST_BYTES = 64L << 20;

  private final long end =
      System.nanoTime()
          + TimeUnit.SECONDS.toNanos(Integer.getInteger("slipstream.fuzz.seconds", 4));
  private int cases;
  private long before = THREADS.getCurrentThreadAllocatedBytes();

  /** Whether there is time for another case; the one before must not have allocated too much. */
  boolean allowsMore() {
    long now = THREADS.getCurrentThreadAllocatedBytes();
    assertTrue(
        now - before < MOST_BYTES, "case " + cases + " allocated " + (now - before) + " bytes");
    before = now;
    cases++;
    return System.nanoTime() < end;
  }

  int cases() {
    return cases;
  }
}
