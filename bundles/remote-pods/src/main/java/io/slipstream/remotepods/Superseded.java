package io.slipstream.remotepods;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Settings whose place was taken by an operator's wish that was written into the pod's file. The
 * container may have read the file before and tell of it late, which must not take the wish back.
 */
final class Superseded {
  /** The container looks at its files more than once a second. */
  private static final long LONGEST_READ_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final LongSupplier clock;
  private final Set<RemotePodSettings> settings = new HashSet<>();
  private long since;

  /** The clock counts nanoseconds. */
  Superseded(LongSupplier clock) {
    this.clock = clock;
  }

  /** The file is about to say the other. */
  void replace(RemotePodSettings present, RemotePodSettings wanted) {
    settings.add(present);
    settings.remove(wanted);
    since = clock.getAsLong();
  }

  /** The file says what it said before. */
  void clear() {
    settings.clear();
  }

  /** Whether what was read comes late; once the file as it is was read nothing does. */
  boolean isLate(RemotePodSettings read) {
    boolean isOver = clock.getAsLong() - since > LONGEST_READ_NANOS;
    boolean isLate = !isOver && settings.contains(read);
    if (!isLate) {
      clear();
    }
    return isLate;
  }
}
