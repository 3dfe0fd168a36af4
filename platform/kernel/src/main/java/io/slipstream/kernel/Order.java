package io.slipstream.kernel;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Rounding;
import io.slipstream.api.order.OrderIntent;
import io.slipstream.api.order.OrderState;
import io.slipstream.api.service.state.StateSink;

/** One order's life; quantities are fixed-point. Read-only outside the kernel. */
public final class Order {
  private final long orderId;
  private final String clientOrderId;
  private final int pod;
  private final int instrument;
  private final OrderIntent intent;
  private final long decisionTime;
  private OrderState state = OrderState.INITIALIZED;
  private long cumQty;
  private long cumNotional;
  private String reason = "";

  Order(
      long orderId,
      String clientOrderId,
      int pod,
      int instrument,
      OrderIntent intent,
      long decisionTime) {
    this.orderId = orderId;
    this.clientOrderId = clientOrderId;
    this.pod = pod;
    this.instrument = instrument;
    this.intent = intent;
    this.decisionTime = decisionTime;
  }

  /** False, and no change, when the table of states does not allow it. */
  boolean moveTo(OrderState next, String why) {
    if (!state.canBecome(next)) {
      return false;
    }
    state = next;
    reason = why;
    return true;
  }

  void addFill(long lastQty, long notional) {
    cumQty = Math.addExact(cumQty, lastQty);
    cumNotional = Math.addExact(cumNotional, notional);
  }

  /** Number of the order in the session, ascending. */
  public long orderId() {
    return orderId;
  }

  /** Pod name and the pod's own count. */
  public String clientOrderId() {
    return clientOrderId;
  }

  /** The kernel's number of the pod. */
  public int pod() {
    return pod;
  }

  /** The kernel's number of the instrument. */
  public int instrument() {
    return instrument;
  }

  /** What was wanted. */
  public OrderIntent intent() {
    return intent;
  }

  /** When, nanoseconds since the epoch. */
  public long decisionTime() {
    return decisionTime;
  }

  /** Where it is in its life. */
  public OrderState state() {
    return state;
  }

  /** Why it was denied, rejected or canceled; empty otherwise. */
  public String reason() {
    return reason;
  }

  /** Quantity filled. */
  public long cumQty() {
    return cumQty;
  }

  /** Quantity still working; zero in closed states. */
  public long leavesQty() {
    return state.isClosed() ? 0 : intent.orderQty() - cumQty;
  }

  /** Average fill price; zero before the first fill. */
  public long avgPx() {
    return cumQty == 0 ? 0 : FixedPoint.divide(cumNotional, cumQty, Rounding.HALF_EVEN);
  }

  void writeState(StateSink sink) {
    sink.put(orderId)
        .put(clientOrderId)
        .put(pod)
        .put(instrument)
        .put(intent.side().name())
        .put(intent.type().name())
        .put(intent.timeInForce().name())
        .put(intent.orderQty())
        .put(intent.limitPrice())
        .put(decisionTime)
        .put(state.name())
        .put(cumQty)
        .put(cumNotional)
        .put(reason);
  }
}
