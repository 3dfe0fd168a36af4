package io.slipstream.runtime;

import io.slipstream.api.service.bus.BusEvent;
import io.slipstream.api.service.bus.EventBus;
import io.slipstream.api.service.bus.Subject;
import io.slipstream.api.service.operations.ReconcileView.Difference;
import io.slipstream.api.service.operations.ReconcileView.Kind;
import io.slipstream.api.service.risk.Severity;
import io.slipstream.api.service.risk.Violation;
import io.slipstream.api.service.risk.ViolationScope;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Tells the bus of differences between our books and a venue's. */
final class DifferenceNews {
  private final EventBus bus;

  DifferenceNews(EventBus bus) {
    this.bus = bus;
  }

  /** Tells what became of a difference; the entry is that up to which books were compared. */
  void tell(Difference difference, String change, long entry) {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("time", Instant.now().toString());
    payload.put("change", change);
    payload.put("number", difference.number());
    payload.put("kind", difference.kind().name());
    payload.put("name", difference.name());
    payload.put("own", difference.own().toPlainString());
    payload.put("venue", difference.venue().toPlainString());
    payload.put("entry", entry);
    bus.publish(
        new BusEvent(
            Subject.EXECUTIONS_RECONCILE,
            "reconcile-" + difference.number() + "-" + change,
            TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()),
            difference.name(),
            payload));
  }

  /** Tells of one that is new. */
  void tellViolation(Difference difference) {
    boolean isPosition = difference.kind() == Kind.POSITION;
    Violation violation =
        new Violation(
            "reconcile-" + difference.since() + "-" + difference.number(),
            difference.since(),
            "RECONCILIATION",
            Severity.CRITICAL,
            isPosition ? ViolationScope.INSTRUMENT : ViolationScope.PORTFOLIO,
            isPosition ? difference.name() : "",
            difference.venue().toPlainString(),
            difference.own().toPlainString(),
            "",
            isPosition ? difference.name() : "",
            "",
            difference.name(),
            text(difference));
    bus.publish(
        new BusEvent(
            Subject.RISK_VIOLATIONS,
            violation.id(),
            TimeUnit.MILLISECONDS.toNanos(difference.since().toEpochMilli()),
            difference.name(),
            violation.fields()));
  }

  /** A line for logs and people. */
  static String text(Difference difference) {
    return difference.kind().name().toLowerCase(Locale.ROOT)
        + " of "
        + difference.name()
        + ": our books have "
        + difference.own().toPlainString()
        + ", the venue "
        + difference.venue().toPlainString();
  }
}
