package io.slipstream.runtime;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.service.bus.BusEvent;
import io.slipstream.api.service.risk.Violation;
import io.slipstream.kernel.Decision;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.TradingKernel;
import io.slipstream.kernel.Violations;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the bus and the console what happens in a session; on the session's thread. */
final class SessionNews {
  private static final Logger CONSOLE = LoggerFactory.getLogger("io.slipstream.console");

  private final TradingKernel kernel;
  private final LongSupplier sequence;
  private final DurablePublisher publisher;
  private final Denials denials = new Denials();
  private final Violations violations;

  /** {@code sequence} is that of the last journal entry. */
  SessionNews(TradingKernel kernel, LongSupplier sequence, DurablePublisher publisher) {
    this.kernel = kernel;
    this.sequence = sequence;
    this.publisher = publisher;
    this.violations = new Violations(pod -> kernel.pod(pod).definition().name());
  }

  /** Of a decision that is in the journal. */
  void tell(Decision decision) {
    String pod = decision.pod() < 0 ? "" : kernel.pod(decision.pod()).definition().name();
    long at = sequence.getAsLong();
    BusEvent event = event(decision, pod, at);
    if (event != null) {
      publisher.publish(at, event);
    }
    tell(violations.of(decision, kernel.eventTime(), at), at);
    announce(decision, pod);
  }

  private BusEvent event(Decision decision, String pod, long at) {
    if (decision instanceof Decision.DeskDecided decided) {
      int instrument = kernel.instrumentNumber(decided.symbol());
      return BusEvents.of(decided, kernel.instruments().get(instrument), at);
    }
    return BusEvents.of(decision, pod, kernel.eventTime(), at);
  }

  /** Of an input that is in the journal. */
  void tell(Input input) {
    long at = sequence.getAsLong();
    if (input instanceof Input.IntentMade made) {
      String pod = kernel.pod(made.pod()).definition().name();
      publisher.publish(at, BusEvents.of(made, pod, kernel.eventTime(), at));
      return;
    }
    tell(violations.of(input, kernel.eventTime(), at), at);
    Lifecycle.Change change = Lifecycle.of(input, kernel);
    if (change != null) {
      CONSOLE.info("{} pod {} {}", clock(), change.pod(), change.text());
      publisher.publish(
          at,
          BusEvents.lifecycle(
              change.pod(), change.kind(), change.detail(), kernel.eventTime(), at));
    }
  }

  private void tell(Violation violation, long at) {
    if (violation != null) {
      publisher.publish(at, BusEvents.of(violation, kernel.eventTime()));
    }
  }

  /** A pod that is denied for the same reason again and again is reported once. */
  private void announce(Decision decision, String pod) {
    if (decision instanceof Decision.CapitalMoved moved) {
      CONSOLE.info(
          "{} allocation {}: target {}, moved {} ({})",
          clock(),
          pod,
          FixedPoint.format(moved.targetCapital(), 2),
          FixedPoint.format(moved.moved(), 2),
          moved.reason());
    } else if (decision instanceof Decision.IntentDenied denied && denials.note(denied)) {
      CONSOLE.info("{} denied {}: {}", clock(), denied.clientOrderId(), denied.verdict().text());
    }
  }

  private String clock() {
    long time = kernel.eventTime();
    return time == Long.MIN_VALUE ? "[start]" : "[" + BusEvents.instant(time) + "]";
  }

  /** What was denied. */
  Denials denials() {
    return denials;
  }
}
