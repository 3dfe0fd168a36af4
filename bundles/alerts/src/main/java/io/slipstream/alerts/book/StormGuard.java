package io.slipstream.alerts.book;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Lets so many messages a minute through to one channel and keeps count of the others. */
final class StormGuard {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Deque<Instant> sent = new ArrayDeque<>();
  private Notice lastHeldBack;
  private long heldBack;
  private Instant since;

  /** Returns whether the message may go. */
  boolean pass(Notice notice, int most, Instant now) {
    while (!sent.isEmpty() && !sent.peekFirst().plus(MINUTE).isAfter(now)) {
      sent.removeFirst();
    }
    if (sent.size() < most) {
      sent.addLast(now);
      return true;
    }
    since = heldBack == 0 ? now : since;
    heldBack++;
    lastHeldBack = notice;
    return false;
  }

  /** One message for all that were held back for a minute, or null. */
  Notice sum(Instant now) {
    if (heldBack == 0 || since.plus(MINUTE).isAfter(now)) {
      return null;
    }
    Notice sum =
        new Notice(lastHeldBack.channel(), Notice.Kind.STORM, lastHeldBack.alert(), heldBack);
    heldBack = 0;
    lastHeldBack = null;
    return sum;
  }
}
