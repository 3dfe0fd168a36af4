package io.slipstream.simulator;

import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;
import io.slipstream.api.service.venue.SessionPhase;

/** An instrument's sessions: from their events once there was one, else every UTC day is one. */
final class Sessions {
  private static final long DAY = 86_400_000_000_000L;

  private SessionPhase phase = SessionPhase.OPEN;
  private boolean hasEvents;
  private boolean isOpening;
  private long day = Long.MIN_VALUE;

  void change(SessionPhase newPhase) {
    phase = newPhase;
    hasEvents = true;
    isOpening = newPhase == SessionPhase.OPEN;
  }

  boolean isOpen() {
    return phase == SessionPhase.OPEN;
  }

  /** Whether days are the sessions. */
  boolean followDays() {
    return !hasEvents;
  }

  /** Takes note of a market event that begins at {@code time}; true when a session begins there. */
  boolean begin(long time) {
    boolean first = hasEvents ? isOpening : Math.floorDiv(time, DAY) != day;
    isOpening = false;
    day = Math.floorDiv(time, DAY);
    return first;
  }

  /** Whether a day that is a session ends at {@code closeTime}. */
  boolean endAt(long closeTime) {
    return !hasEvents && Math.floorMod(closeTime, DAY) == 0;
  }

  /** Whether a session that is a day ended between the two. */
  boolean endBetween(long arrival, long time) {
    return !hasEvents && Math.floorDiv(arrival, DAY) < Math.floorDiv(time, DAY);
  }

  void writeState(StateSink sink) {
    sink.put(phase.name()).put(hasEvents).put(isOpening).put(day);
  }

  void readState(StateSource source) {
    phase = source.takeConstant(SessionPhase.class);
    hasEvents = source.takeFlag();
    isOpening = source.takeFlag();
    day = source.take();
  }
}
