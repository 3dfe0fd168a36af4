package io.slipstream.simulator;

import io.slipstream.api.order.TimeInForce;

/** Executes orders with events that show the market at one moment. */
abstract class EventMatching extends Matching {
  EventMatching(Executions executions) {
    super(executions);
  }

  /** The price that an order meets and that its stop follows; zero when there is none. */
  abstract long priceFor(Resting order);

  /** Takes liquidity, within the order's limit. */
  abstract void take(Resting order, long time);

  /** Gives a limit order that rested before its chance. */
  abstract void matchRested(Resting order, long price, long time);

  /** Whether an order that is met the first time takes at this price. */
  boolean takesAtFirst(Resting order, long price) {
    return order.accepts(price);
  }

  /** Whether there is a market to meet, be it without the side an order needs. */
  abstract boolean hasMarket(InstrumentVenue at);

  /** Matches every order in venue order, then moves the stops that trail. */
  final void match(InstrumentVenue at, long time, boolean opensSession) {
    Resting[] orders = at.orders().visit();
    for (int i = 0; i < orders.length && orders[i] != null; i++) {
      Resting order = orders[i];
      if (order.isGone) {
        continue;
      }
      if (!order.isForAuction()) {
        meet(order, time);
      } else if (opensSession && order.timeInForce == TimeInForce.AT_THE_OPEN) {
        takeOnce(order, time);
      }
    }
    follow(at);
  }

  /** An order meets the market as it is. */
  final void meet(Resting order, long time) {
    long price = priceFor(order);
    if (price == 0) {
      if (hasMarket(order.at)) {
        order.isMet |= !order.waitsForStop();
        executions().endImmediate(order, time);
      }
      return;
    }
    if (order.waitsForStop()) {
      matchStop(order, price, time);
    } else if (order.type.hasLimit()) {
      matchLimit(order, price, time);
      executions().endImmediate(order, time);
    } else {
      take(order, time);
      executions().endImmediate(order, time);
    }
  }

  private void matchStop(Resting order, long price, long time) {
    if (!order.triggersAt(price)) {
      return;
    }
    order.isMet = true;
    executions().trigger(order, time);
    if (!order.isGone && order.accepts(price)) {
      take(order, time);
    }
    if (!order.isGone && order.type.hasLimit()) {
      joinQueue(order);
    }
  }

  private void matchLimit(Resting order, long price, long time) {
    boolean isFirst = !order.isMet;
    order.isMet = true;
    if (!isFirst || !takesAtFirst(order, price)) {
      matchRested(order, price, time);
    } else if (order.isPostOnly) {
      executions().reject(order, time, WOULD_TAKE);
    } else {
      take(order, time);
    }
  }

  @Override
  final void close(InstrumentVenue at, long time) {
    Resting[] orders = at.orders().visit();
    for (int i = 0; i < orders.length && orders[i] != null; i++) {
      if (!orders[i].isGone && orders[i].timeInForce == TimeInForce.AT_THE_CLOSE) {
        takeOnce(orders[i], time);
      }
    }
  }

  private void takeOnce(Resting order, long time) {
    long price = priceFor(order);
    if (price > 0 && order.accepts(price)) {
      take(order, time);
    }
    executions().expire(order, time, missed(order));
  }

  /** The price that stops follow is the one they meet; a first stop is taken from the mark. */
  private void follow(InstrumentVenue at) {
    if (at.orders().hasTrailing()) {
      for (Resting order = at.orders().first(); order != null; order = order.next) {
        if (!order.hasStop) {
          TrailingStops.follow(order, at.mark());
        }
        TrailingStops.follow(order, priceFor(order));
      }
    }
  }
}
