package io.slipstream.simulator;

import io.slipstream.api.order.TimeInForce;
import io.slipstream.api.service.venue.ExecutionListener;
import io.slipstream.api.service.venue.VenueAccounts;

/**
 * Executes and ends orders and reports it. An order's own state is complete before a report leaves,
 * since the answer to a report may be a request.
 */
final class Executions {
  private static final String NOT_FILLED_AT_ONCE = "not filled at once";

  private static final String NOTHING_TO_REDUCE = "nothing to reduce";
  private static final String OUT_OF_RANGE = "out of range";

  private final OrderIndex index;
  private final RestingPool pool;
  private ExecutionListener listener;
  private VenueAccounts accounts;

  private long lastPx;
  private long formula;
  private long commission;
  private long traded;

  Executions(OrderIndex index, RestingPool pool) {
    this.index = index;
    this.pool = pool;
  }

  void connect(ExecutionListener newListener, VenueAccounts newAccounts) {
    listener = newListener;
    accounts = newAccounts;
  }

  ExecutionListener listener() {
    return listener;
  }

  /** Executes what it can from one source; a FOK order whole or not at all. */
  void execute(Resting order, Liquidity from, long price, long time, boolean maker) {
    if (order.timeInForce != TimeInForce.FOK || !lacks(order, left(order, from))) {
      executePart(order, from, price, time, maker);
    }
  }

  /** Whether a FOK order cannot be filled whole from this much, though it can reduce something. */
  boolean lacks(Resting order, long available) {
    long reducible = reducible(order);
    return reducible > 0 && Math.min(available, reducible) < order.leavesQty();
  }

  long left(Resting order, Liquidity from) {
    return from.left(order.at.model().maxParticipation(), order.at.terms().lotSize());
  }

  /** Executes what it can from one source. */
  void executePart(Resting order, Liquidity from, long price, long time, boolean maker) {
    long reducible = reducible(order);
    if (reducible == 0) {
      cancel(order, time, NOTHING_TO_REDUCE);
      return;
    }
    long quantity = Math.min(Math.min(order.leavesQty(), reducible), left(order, from));
    if (quantity <= 0) {
      return;
    }
    String refusal = refusal(order, from, quantity, price, maker);
    if (refusal != null) {
      refuse(order, time, refusal);
      return;
    }
    book(order, from, quantity);
    listener.filled(order.orderId, time, quantity, lastPx, commission, maker);
    if (quantity == reducible && order.leavesQty() > 0) {
      cancel(order, time, NOTHING_TO_REDUCE);
    }
  }

  private long reducible(Resting order) {
    if (!order.isReduceOnly) {
      return Long.MAX_VALUE;
    }
    long position = accounts.position(order.pod, order.instrument);
    return order.isBuy == position > 0 ? 0 : Math.abs(Math.max(position, -Long.MAX_VALUE));
  }

  /** Why an execution cannot be; when it can, its numbers are left in the fields. */
  private String refusal(Resting order, Liquidity from, long quantity, long price, boolean maker) {
    try {
      lastPx = maker ? price : Slippage.price(order, price, quantity, from.quantity());
      long notional = order.at.terms().notional(quantity, lastPx);
      formula = Commission.formula(order, quantity, notional, maker);
      commission = Commission.due(order, formula);
      Math.addExact(order.formula, formula);
      Math.addExact(order.paid, commission);
      traded = order.at.addedNotional(order.pod, notional);
      return accounts.refusal(order.orderId, quantity, lastPx, commission);
    } catch (ArithmeticException e) {
      return OUT_OF_RANGE;
    }
  }

  private void book(Resting order, Liquidity from, long quantity) {
    order.cumQty += quantity;
    order.formula += formula;
    order.paid += commission;
    from.take(quantity);
    order.at.keepNotional(order.pod, traded);
    if (order.leavesQty() == 0) {
      remove(order);
    }
  }

  private void refuse(Resting order, long time, String reason) {
    if (order.cumQty > 0) {
      cancel(order, time, reason);
    } else {
      reject(order, time, reason);
    }
  }

  void accept(Resting order) {
    listener.accepted(order.orderId, order.arrival);
  }

  void trigger(Resting order, long time) {
    order.isTriggered = true;
    listener.triggered(order.orderId, time);
  }

  void reject(Resting order, long time, String reason) {
    if (!order.isGone) {
      remove(order);
      listener.rejected(order.orderId, time, reason);
    }
  }

  /** Does nothing when the order is gone. */
  void cancel(Resting order, long time, String reason) {
    if (!order.isGone) {
      remove(order);
      listener.canceled(order.orderId, time, reason);
    }
  }

  /** Does nothing when the order is gone. */
  void expire(Resting order, long time, String reason) {
    if (!order.isGone) {
      remove(order);
      listener.expired(order.orderId, time, reason);
    }
  }

  /** An order that had its one chance ends. */
  void endImmediate(Resting order, long time) {
    if (order.isImmediate()) {
      cancel(order, time, NOT_FILLED_AT_ONCE);
    }
  }

  private void remove(Resting order) {
    order.isGone = true;
    order.at.orders().remove(order);
    index.remove(order);
    pool.bury(order);
  }
}
