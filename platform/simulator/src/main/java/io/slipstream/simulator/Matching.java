package io.slipstream.simulator;

import io.slipstream.api.order.TimeInForce;

/** How one kind of market event executes orders. */
abstract class Matching {
  static final String WOULD_TAKE = "would take liquidity";

  private static final String EXPIRE_TIME = "expire time reached";
  private static final String END_OF_DAY = "end of session";

  private final Executions executions;

  Matching(Executions executions) {
    this.executions = executions;
  }

  final Executions executions() {
    return executions;
  }

  /** An order has arrived at a market that trades. */
  abstract void arrived(Resting order);

  /** An order begins to wait at its limit, behind what the market shows there. */
  void joinQueue(Resting order) {}

  /** A session ends at {@code time}: orders for the close have their chance. */
  abstract void close(InstrumentVenue at, long time);

  /** Ends orders whose time is over when an event begins at {@code time}. */
  final void expire(InstrumentVenue at, long time) {
    expireGoodTill(at, time);
    if (at.orders().hasExpiring() && at.sessions().followDays()) {
      Resting[] orders = at.orders().visit();
      for (int i = 0; i < orders.length && orders[i] != null; i++) {
        if (orders[i].timeInForce == TimeInForce.DAY
            && at.sessions().endBetween(orders[i].arrival, time)) {
          executions.expire(orders[i], time, END_OF_DAY);
        }
      }
    }
  }

  /** Ends orders that were good till {@code time} or before. */
  final void expireGoodTill(InstrumentVenue at, long time) {
    if (at.orders().hasExpiring()) {
      Resting[] orders = at.orders().visit();
      for (int i = 0; i < orders.length && orders[i] != null; i++) {
        if (orders[i].hasExpired(time)) {
          executions.expire(orders[i], orders[i].expireTime, EXPIRE_TIME);
        }
      }
    }
  }

  /** Ends orders that live for a session. */
  final void endSession(InstrumentVenue at, long time) {
    Resting[] orders = at.orders().visit();
    for (int i = 0; i < orders.length && orders[i] != null; i++) {
      if (orders[i].timeInForce == TimeInForce.DAY) {
        executions.expire(orders[i], time, END_OF_DAY);
      }
    }
  }

  /** The reason that ends an order for one moment only. */
  static String missed(Resting order) {
    return order.timeInForce == TimeInForce.AT_THE_OPEN
        ? "not filled at the open"
        : "not filled at the close";
  }
}
