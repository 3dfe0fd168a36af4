package io.slipstream.kernel;

import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.Fill;
import io.slipstream.api.order.OrderState;
import io.slipstream.api.order.OrderTerms;
import io.slipstream.api.order.OrderUpdate;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.risk.DenialCode;
import io.slipstream.api.service.risk.Verdict;

/** One decision as a reusable view; {@link #toDecision()} keeps it. */
public final class Outcome implements OrderUpdate, Fill {
  /** What was decided. */
  public enum Kind {
    /** The gate refused an intent or a replacement. */
    DENIED,
    /** An order changed state. */
    ORDER,
    /** An order has other terms. */
    REPLACED,
    /** A wish to cancel or replace was refused. */
    REQUEST_REJECTED,
    /** An execution reached the ledger; with a quantity below zero one was taken back. */
    FILLED,
    /** Anything rarer; it carries its decision. */
    OTHER
  }

  private Kind kind = Kind.OTHER;
  private int pod;
  private Order order;
  private int revision;
  private OrderState state = OrderState.INITIALIZED;
  private String reason = "";
  private long orderQty;
  private long limitPrice;
  private long stopPrice;
  private long cumQty;
  private long leavesQty;
  private long fillId;
  private long lastQty;
  private long lastPx;
  private long commission;
  private boolean maker;
  private long time;
  private Verdict verdict = Verdict.ALLOWED;
  private Decision decision;
  private boolean delivered;

  private void start(Kind newKind, Order of) {
    // A reference is stored only when it changes: a collector's barrier costs more than a look.
    if (kind != newKind) {
      kind = newKind;
    }
    if (order != of) {
      order = of;
    }
    if (state != of.state()) {
      state = of.state();
    }
    if (!reason.equals(of.reason())) {
      reason = of.reason();
    }
    pod = of.pod();
    revision = of.wishes().inForce();
    cumQty = of.cumQty();
    leavesQty = of.leavesQty();
    delivered = false;
  }

  void denied(Order of, Verdict newVerdict) {
    start(Kind.DENIED, of);
    verdict = newVerdict;
  }

  void changed(Order of, long when) {
    start(Kind.ORDER, of);
    time = when;
  }

  void replaced(Order of, long when) {
    start(Kind.REPLACED, of);
    time = when;
    orderQty = of.orderQty();
    limitPrice = of.limitPrice();
    stopPrice = of.stopPrice();
  }

  void requestRejected(Order of, String why, long when) {
    start(Kind.REQUEST_REJECTED, of);
    reason = why;
    time = when;
  }

  void filled(Order of, long id, long quantity, long price, long paid, boolean isMaker, long when) {
    start(Kind.FILLED, of);
    fillId = id;
    lastQty = quantity;
    lastPx = price;
    commission = paid;
    maker = isMaker;
    time = when;
  }

  void other(Decision what) {
    kind = Kind.OTHER;
    pod = what.pod();
    decision = what;
    delivered = false;
  }

  /** True the first time. */
  boolean deliver() {
    boolean first = !delivered;
    delivered = true;
    return first;
  }

  boolean isDelivered() {
    return delivered;
  }

  /** What was decided. */
  public Kind kind() {
    return kind;
  }

  /** The kernel's number of the pod it concerns, or -1. */
  public int podNumber() {
    return pod;
  }

  /** The decision as a value. */
  public Decision toDecision() {
    return switch (kind) {
      case DENIED -> new Decision.IntentDenied(pod, order(), clientOrderId(), symbol(), verdict);
      case ORDER ->
          new Decision.OrderChanged(
              pod, order(), clientOrderId(), symbol(), state, reason, cumQty, leavesQty, time);
      case REPLACED ->
          new Decision.OrderReplaced(
              pod, order(), clientOrderId(), symbol(), orderQty, limitPrice, stopPrice, time);
      case REQUEST_REJECTED ->
          new Decision.RequestRejected(pod, order(), clientOrderId(), symbol(), reason, time);
      case FILLED -> new Decision.Filled(pod, copy());
      case OTHER -> decision;
    };
  }

  /** The terms of the order it concerns, as they are now; valid during the call. */
  public OrderTerms terms() {
    return order;
  }

  /** Whether the order it concerns is its pod's own wish: no exit, no liquidation, no reduction. */
  public boolean isAskedFor() {
    return order.number() < Pod.OWN_ORDERS;
  }

  /** When the order it concerns was decided on, nanoseconds since the epoch. */
  public long decisionTime() {
    return order.decisionTime();
  }

  /** Why an intent was refused, with limit and actual value. */
  public Verdict verdict() {
    return verdict;
  }

  /** Why an intent was refused. */
  public DenialCode denial() {
    return verdict.denial();
  }

  @Override
  public Fill copy() {
    return new KeptFill(
        fillId,
        order(),
        clientOrderId(),
        pod(),
        instrument(),
        side(),
        lastQty,
        lastPx,
        commission,
        maker,
        time);
  }

  @Override
  public long order() {
    return order.number();
  }

  @Override
  public String clientOrderId() {
    return order.clientOrderId(revision);
  }

  @Override
  public String symbol() {
    return instrument().symbol();
  }

  @Override
  public Instrument instrument() {
    return order.instrument();
  }

  @Override
  public OrderState state() {
    return state;
  }

  @Override
  public String reason() {
    return reason;
  }

  @Override
  public long cumQty() {
    return cumQty;
  }

  @Override
  public long leavesQty() {
    return leavesQty;
  }

  @Override
  public long fillId() {
    return fillId;
  }

  @Override
  public String pod() {
    return order.owner().definition().name();
  }

  @Override
  public Side side() {
    return order.side();
  }

  @Override
  public long lastQty() {
    return lastQty;
  }

  @Override
  public long lastPx() {
    return lastPx;
  }

  @Override
  public long commission() {
    return commission;
  }

  @Override
  public boolean isMaker() {
    return maker;
  }

  @Override
  public long eventTime() {
    return time;
  }
}
