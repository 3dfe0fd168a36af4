package io.slipstream.backtest;

import io.slipstream.api.market.Instrument;
import io.slipstream.api.service.bus.BusEvent;
import io.slipstream.api.service.bus.EventBus;
import io.slipstream.api.service.bus.Subject;
import io.slipstream.api.service.risk.Violation;
import io.slipstream.kernel.Decision;
import io.slipstream.kernel.DecisionMessages;
import io.slipstream.kernel.Outcome;
import io.slipstream.kernel.OutcomeListener;
import io.slipstream.kernel.TradingKernel;
import io.slipstream.kernel.Violations;

/**
 * Tells the bus what happens in a run, on the subjects of a live session and marked with the run.
 * An id is the run and a number, so a run that is made again under another name tells other ids.
 */
final class RunNews implements OutcomeListener {
  private final EventBus bus;
  private final String run;
  private final TradingKernel kernel;
  private final Violations violations;
  private final long[] newest;
  private long told;

  RunNews(EventBus bus, String run, TradingKernel kernel, int pods) {
    this.bus = bus;
    this.run = run;
    this.kernel = kernel;
    this.violations = new Violations(this::name);
    this.newest = new long[pods];
  }

  private String name(int pod) {
    return pod < 0 ? "" : kernel.pod(pod).definition().name();
  }

  private String nextId() {
    return run + "-" + ++told;
  }

  @Override
  public void onOutcome(Outcome outcome) {
    String pod = name(outcome.podNumber());
    long time = kernel.eventTime();
    if (isNew(outcome)) {
      bus.publish(DecisionMessages.of(outcome.terms(), pod, time, nextId(), run));
    }
    Decision decision = outcome.toDecision();
    BusEvent event =
        decision instanceof Decision.DeskDecided desk
            ? DecisionMessages.of(desk, terms(desk.symbol()), nextId(), run)
            : DecisionMessages.of(decision, pod, time, nextId(), run);
    if (event != null) {
      bus.publish(event);
    }
    Violation violation = violations.of(decision, time, told);
    if (violation != null) {
      bus.publish(
          new BusEvent(
              Subject.RISK_VIOLATIONS,
              nextId(),
              time,
              violation.correlationId(),
              violation.fields(),
              run));
    }
  }

  private Instrument terms(String symbol) {
    return kernel.instruments().get(kernel.instrumentNumber(symbol));
  }

  /** The first that is heard of an order that its pod asked for. */
  private boolean isNew(Outcome outcome) {
    boolean isOfOrder =
        outcome.kind() == Outcome.Kind.DENIED || outcome.kind() == Outcome.Kind.ORDER;
    if (!isOfOrder || !outcome.isAskedFor() || outcome.order() <= newest[outcome.podNumber()]) {
      return false;
    }
    newest[outcome.podNumber()] = outcome.order();
    return true;
  }
}
