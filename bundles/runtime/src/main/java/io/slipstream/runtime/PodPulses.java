package io.slipstream.runtime;

import io.slipstream.kernel.PodState;
import io.slipstream.kernel.TradingKernel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * When each pod was last handed an event, and how many; written by the session's thread, read by
 * any. Counts from the start of the process, with what was repeated from the journal.
 */
final class PodPulses {
  private final Map<String, Pulse> pulses = new ConcurrentHashMap<>();

  /** The numbers of one pod. */
  static final class Pulse {
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong eventTime = new AtomicLong();
    private final AtomicLong wallMillis = new AtomicLong();

    private void beat(long time, long now) {
      wallMillis.setOpaque(now);
      eventTime.setOpaque(time);
      events.setRelease(events.getPlain() + 1);
    }

    long events() {
      return events.getAcquire();
    }

    /** Nanoseconds since the epoch. */
    long eventTime() {
      return eventTime.getOpaque();
    }

    /** Milliseconds since the epoch by the machine's clock. */
    long wallMillis() {
      return wallMillis.getOpaque();
    }
  }

  /** An event was handed to the pods that trade. */
  void beat(TradingKernel kernel, PodState pod, long nowMillis) {
    if (kernel.mayTrade(pod.number()) && !pod.sha256().isEmpty()) {
      pulses
          .computeIfAbsent(pod.definition().name(), name -> new Pulse())
          .beat(kernel.eventTime(), nowMillis);
    }
  }

  /** Of one pod, or null when it was handed nothing yet. */
  Pulse of(String pod) {
    return pulses.get(pod);
  }
}
