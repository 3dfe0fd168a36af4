package io.slipstream.kernel;

import io.slipstream.api.order.OrderDraft;
import io.slipstream.api.order.OrderState;
import io.slipstream.api.order.OrderTerms;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.risk.DenialCode;
import io.slipstream.api.service.risk.PreTradeGate;
import io.slipstream.api.service.risk.TradingState;
import io.slipstream.api.service.risk.Verdict;
import io.slipstream.api.service.venue.Venue;
import java.util.List;

/** From a wish of a pod, or of the kernel itself, to the venue. */
final class OrderDesk {
  /** Why an order is canceled that its pod wants canceled. */
  static final String ASKED = "asked by the pod";

  private static final Verdict NO_RATE = Verdict.denied(DenialCode.NO_CURRENCY_RATE, 0, 0);

  private final TradingKernel kernel;
  private final PreTradeGate gate;
  private final Venue venue;
  private final Blotter blotter;
  private final Outcomes out;
  private final GateInput gateInput;
  private Netting netting;
  private Coordination coordination;
  private final OrderDraft revised = new OrderDraft(null);

  OrderDesk(TradingKernel kernel, PreTradeGate gate, Venue venue, Blotter blotter, Outcomes out) {
    this.kernel = kernel;
    this.gate = gate;
    this.venue = venue;
    this.blotter = blotter;
    this.out = out;
    this.gateInput = new GateInput(kernel);
    gate.attach(new GatePortfolio(kernel));
  }

  /** Tells the gate what moved, when it wants to know, and asks it. */
  private Verdict ask(OrderTerms terms, GateInput input) {
    if (gate.watches()) {
      kernel.news().tell(gate);
    }
    return gate.check(terms, input);
  }

  /** From now on market orders of a slice are netted. */
  void setNetting(Netting newNetting) {
    netting = newNetting;
  }

  /** From now on intents of desks with a rule wait for it. */
  void setCoordination(Coordination newCoordination) {
    coordination = newCoordination;
  }

  /** A pod wants an order. */
  void intent(Pod pod, InstrumentState instrument, OrderTerms terms) {
    Holding holding = pod.ledger().holding(instrument);
    if (coordination.holds(pod, holding, terms)) {
      Order waiting = blotter.make(pod, holding, pod.nextOrder(), terms, kernel.eventTime());
      coordination.take(waiting);
      out.changed(waiting, time());
      return;
    }
    Verdict verdict =
        instrument.currency().hasRate() ? ask(terms, gateInput.of(pod, holding)) : NO_RATE;
    Order order = blotter.make(pod, holding, pod.nextOrder(), terms, kernel.eventTime());
    leave(order, verdict, "");
  }

  /** An order that waited for its desk; the reason tells why its quantity is another. */
  void release(Order order, String reason) {
    Verdict verdict =
        order.holding().state().currency().hasRate()
            ? ask(order, gateInput.of(order.owner(), order.holding()))
            : NO_RATE;
    leave(order, verdict, reason);
  }

  /** Refused by us. */
  void deny(Order order, Verdict verdict) {
    order.moveTo(OrderState.DENIED, verdict.denial().name());
    blotter.keepClosed(order);
    out.denied(order, verdict);
    out.changed(order, time());
  }

  private void leave(Order order, Verdict verdict, String reason) {
    if (!verdict.isAllowed()) {
      deny(order, verdict);
      return;
    }
    warn(order);
    start(order, reason);
    if (netting == null || !netting.holds(order)) {
      venue.submit(order);
    }
  }

  private void warn(Order order) {
    List<Verdict> warnings = gate.warnings();
    for (int i = 0; i < warnings.size(); i++) {
      out.other(
          new Decision.LimitWarned(
              order.pod(),
              order.number(),
              order.clientOrderId(),
              order.instrument().symbol(),
              warnings.get(i)));
    }
  }

  /** An order was executed for the first time. */
  void executed(Order order) {
    gate.onExecuted(order.pod());
  }

  /** An order that nobody asks the gate about: an exit of a bracket, or a liquidation. */
  Order own(Pod pod, InstrumentState instrument, OrderTerms terms) {
    Holding holding = pod.ledger().holding(instrument);
    Order order = blotter.make(pod, holding, pod.nextOwnOrder(), terms, kernel.eventTime());
    start(order, "");
    return order;
  }

  /** No exit leaves where trading is halted, and none that opens where it may only be reduced. */
  boolean letsExitLeave(Order entry, long quantity) {
    TradingState state = stateFor(entry);
    long held = entry.holding().quantity();
    long reducible = entry.side() == Side.BUY ? held : -held;
    return state == TradingState.ACTIVE
        || (state == TradingState.REDUCING && quantity <= reducible);
  }

  /** It works again, which the halt could not know of. */
  void cancelWhereHalted(Order order) {
    if (stateFor(order) == TradingState.HALTED) {
      cancel(order, "trading is halted");
    }
  }

  private TradingState stateFor(Order order) {
    return kernel.states().strictest(order.pod(), order.instrumentNumber());
  }

  void send(Order order) {
    if (order.state() == OrderState.SUBMITTED) {
      venue.submit(order);
    }
  }

  private void start(Order order, String reason) {
    order.moveTo(OrderState.SUBMITTED, reason);
    blotter.startWorking(order);
    out.changed(order, time());
  }

  /** Null when the pod has no such order, or had it long ago. */
  private Order find(Pod pod, long number) {
    return Order.isNumber(number) ? blotter.find(Order.orderId(pod.number(), number)) : null;
  }

  private long time() {
    return kernel.eventTime();
  }

  /** A pod wants one of its orders canceled; one that is closed or unknown is ignored. */
  void cancel(Pod pod, long number) {
    Order order = find(pod, number);
    if (order != null && !order.state().isClosed()) {
      cancel(order, ASKED);
    }
  }

  void cancel(Order order, String reason) {
    if (reason.equals(ASKED)) {
      gate.onCancel(order.pod(), kernel.eventTime());
    }
    if (order.state() == OrderState.INITIALIZED) {
      coordination.withdraw(order);
      return;
    }
    order.setCancelReason(reason);
    order.wishes().cancel();
    if (netting != null && netting.contains(order)) {
      netting.cancel(order, stateFor(order) == TradingState.HALTED);
    } else {
      venue.cancel(order.orderId(), kernel.eventTime());
    }
  }

  /** Cancels a pod's working orders in one instrument, or in all when it is below zero. */
  void cancelAll(Pod pod, int instrument, String reason) {
    PodLedger ledger = pod.ledger();
    for (int i = 0; i < ledger.holdingSlots(); i++) {
      Holding holding = ledger.holdingOrNull(i);
      if (holding != null && (instrument < 0 || instrument == i)) {
        cancelAll(holding, reason);
      }
    }
  }

  /** One cancel may close others that were sent net with it. */
  private void cancelAll(Holding holding, String reason) {
    for (Order order : holding.working().snapshot()) {
      if (!order.state().isClosed()) {
        cancel(order, reason);
      }
    }
    coordination.withdraw(holding);
  }

  /** Cancels what does not reduce a pod's position; in all instruments when it is below zero. */
  void cancelOpening(Pod pod, int instrument, String reason) {
    PodLedger ledger = pod.ledger();
    for (int i = 0; i < ledger.holdingSlots(); i++) {
      Holding holding = ledger.holdingOrNull(i);
      if (holding != null && (instrument < 0 || instrument == i)) {
        cancelOpening(holding, reason);
      }
    }
  }

  /** From the oldest on, what reduces stays as long as all of it together does. */
  private void cancelOpening(Holding holding, String reason) {
    long left = Math.abs(holding.quantity());
    Side reducing = holding.quantity() > 0 ? Side.SELL : Side.BUY;
    for (Order order : holding.working().snapshot()) {
      boolean isReducing = order.side() == reducing && !holding.isFlat();
      if (order.state().isClosed() || order.wishes().cancels() || (isReducing && isPaired(order))) {
        continue;
      }
      boolean fits = order.isReduceOnly() || order.remainingQty() <= left;
      if (isReducing && fits) {
        left = Math.max(0, left - order.remainingQty());
      } else {
        cancel(order, reason);
      }
    }
  }

  /**
   * Cancels what reduces a position by more than is left for it, from the oldest on; what can only
   * reduce stays.
   */
  void cancelClosing(Holding holding, long leaves, String reason) {
    long left = leaves;
    Side reducing = holding.quantity() > 0 ? Side.SELL : Side.BUY;
    for (Order order : holding.working().snapshot()) {
      boolean isMeant = order.side() == reducing && !order.isReduceOnly() && !isPaired(order);
      if (!isMeant || order.state().isClosed() || order.wishes().cancels()) {
        continue;
      }
      if (order.remainingQty() <= left) {
        left -= order.remainingQty();
      } else {
        cancel(order, reason);
      }
    }
  }

  /** The older one of a pair of exits works: only one of them is executed. */
  private boolean isPaired(Order order) {
    Order other = order.sibling() == 0 ? null : blotter.find(order.sibling());
    return other != null
        && other.orderId() < order.orderId()
        && !other.state().isClosed()
        && !other.wishes().cancels();
  }

  /**
   * A pod wants quantity and prices of one of its orders changed. That one which is closed cannot
   * be is written down and not told, so that it does not depend on how many closed ones are kept.
   */
  void replace(Pod pod, long number, long orderQty, long limitPrice, long stopPrice) {
    Order order = find(pod, number);
    if (order == null || order.state().isClosed()) {
      out.other(notReplaceable(pod, number, order));
      return;
    }
    Verdict verdict = replaceable(order, orderQty, limitPrice, stopPrice);
    if (verdict.isAllowed()) {
      revised.set(order).revise(orderQty - order.cumQty(), limitPrice, stopPrice);
      verdict = ask(revised, gateInput.without(order));
    }
    if (!verdict.isAllowed()) {
      out.requestRejected(order, verdict.denial().name(), time());
      return;
    }
    warn(order);
    order.wishes().replace(orderQty, limitPrice, stopPrice);
    order.holding().countWish(order);
    venue.replace(order.orderId(), orderQty, limitPrice, stopPrice, kernel.eventTime());
  }

  private Decision notReplaceable(Pod pod, long number, Order closed) {
    boolean known = closed != null;
    return new Decision.RequestRejected(
        pod.number(),
        number,
        known ? closed.clientOrderId() : Order.firstClientOrderId(pod.definition().name(), number),
        known ? closed.instrument().symbol() : "",
        DenialCode.NOT_REPLACEABLE.name(),
        time());
  }

  private Verdict replaceable(Order order, long orderQty, long limitPrice, long stopPrice) {
    boolean waits = order.state() == OrderState.INITIALIZED;
    boolean netted = netting != null && netting.contains(order);
    boolean hasWish = order.wishes().cancels() || order.wishes().replaces();
    if (hasWish || netted || waits) {
      return Verdict.denied(DenialCode.NOT_REPLACEABLE, 0, 0);
    }
    if (orderQty <= order.cumQty()) {
      return Verdict.denied(DenialCode.REPLACE_BELOW_FILLED, order.cumQty(), orderQty);
    }
    if (orderQty > order.orderQty() && coordination.policyOf(order.pod()) != null) {
      return coordination.verdict(order, DenialCode.DESK_ENLARGED, order.orderQty(), orderQty);
    }
    try {
      revised.set(order).revise(orderQty, limitPrice, stopPrice);
      OrderTerms.check(revised);
    } catch (IllegalArgumentException e) {
      return Verdict.denied(DenialCode.NOT_REPLACEABLE, 0, 0);
    }
    return Verdict.ALLOWED;
  }
}
