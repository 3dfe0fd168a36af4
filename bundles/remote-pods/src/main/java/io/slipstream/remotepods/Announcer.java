package io.slipstream.remotepods;

import io.slipstream.api.service.bus.BusEvent;
import io.slipstream.api.service.bus.EventBus;
import io.slipstream.api.service.bus.Subject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the bus and the log what changed in the life of remote pods, each once. */
final class Announcer {
  private static final Logger CONSOLE = LoggerFactory.getLogger("io.slipstream.console");
  private static final Set<String> ALARMING = Set.of("FAULTY", "LATE", "LOST", "HALTING");

  private final EventBus bus;
  private final AtomicLong number = new AtomicLong();

  Announcer(EventBus bus) {
    this.bus = bus;
  }

  void announce(String pod, String change, String detail) {
    Instant now = Instant.now();
    if (ALARMING.contains(change)) {
      CONSOLE.warn("Remote pod {} is {}: {}", pod, change, detail);
    } else {
      CONSOLE.info("Remote pod {} is {}{}", pod, change, detail.isEmpty() ? "" : ": " + detail);
    }
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("pod", pod);
    payload.put("time", now.toString());
    payload.put("change", change);
    payload.put("detail", detail);
    long nanos =
        Math.addExact(Math.multiplyExact(now.getEpochSecond(), 1_000_000_000L), now.getNano());
    String id = "remote-" + pod + "-" + nanos + "-" + number.incrementAndGet();
    bus.publish(new BusEvent(Subject.LIFECYCLE_TRANSITIONS, id, nanos, pod, payload));
  }
}
