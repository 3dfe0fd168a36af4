package io.slipstream.runtime;

import io.slipstream.api.market.Instrument;
import io.slipstream.api.service.bus.BusEvent;
import io.slipstream.api.service.bus.Subject;
import io.slipstream.api.service.risk.Violation;
import io.slipstream.kernel.Decision;
import io.slipstream.kernel.DecisionMessages;
import io.slipstream.kernel.Input;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Decisions as messages; money and quantities are decimal text, times ISO-8601. */
final class BusEvents {
  private BusEvents() {}

  /**
   * The message of a decision, or null when it has none; {@code sequence} is its entry in the
   * journal.
   */
  static BusEvent of(Decision decision, String pod, long eventTime, long sequence) {
    return DecisionMessages.of(decision, pod, eventTime, "journal-" + sequence, "");
  }

  /** The message of a desk's decision on an instrument of these terms. */
  static BusEvent of(Decision.DeskDecided decided, Instrument terms, long sequence) {
    return DecisionMessages.of(decided, terms, "journal-" + sequence, "");
  }

  /** The message of an intent, before the gate decides. */
  static BusEvent of(Input.IntentMade made, String pod, long eventTime, long sequence) {
    return DecisionMessages.of(made.intent(), pod, eventTime, "journal-" + sequence, "");
  }

  /** A pod began, ended or changed its strategy. */
  static BusEvent lifecycle(String pod, String change, String detail, long time, long sequence) {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("pod", pod);
    payload.put("time", time(time));
    payload.put("change", change);
    payload.put("detail", detail);
    return new BusEvent(Subject.LIFECYCLE_TRANSITIONS, "journal-" + sequence, time, pod, payload);
  }

  /** A rule of risk was violated. */
  static BusEvent of(Violation violation, long eventTime) {
    return new BusEvent(
        Subject.RISK_VIOLATIONS,
        violation.id(),
        eventTime,
        violation.correlationId(),
        violation.fields());
  }

  private static String time(long nanos) {
    return nanos == Long.MIN_VALUE ? Instant.EPOCH.toString() : instant(nanos).toString();
  }

  static Instant instant(long nanos) {
    return Instant.ofEpochSecond(
        Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
  }
}
