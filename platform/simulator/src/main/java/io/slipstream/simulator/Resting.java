package io.slipstream.simulator;

import io.slipstream.api.order.OrderType;
import io.slipstream.api.order.Side;
import io.slipstream.api.order.TimeInForce;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;
import io.slipstream.api.service.venue.VenueOrder;

/** An order on its way to the venue or at it: a record that is used again and again. */
final class Resting {
  InstrumentVenue at;
  long orderId;
  int pod;
  int instrument;
  OrderType type;
  TimeInForce timeInForce;
  long orderQty;
  long cumQty;
  long limitPrice;
  long stopPrice;
  long trailingOffset;
  long trailingRate;
  long expireTime;
  long decisionTime;
  long arrival;

  /** Commission by the formula, without a minimum. */
  long formula;

  long paid;

  /** What must trade at the order's price before it does. */
  long queueAhead;

  boolean isBuy;
  boolean isPostOnly;
  boolean isReduceOnly;
  boolean hasStop;
  boolean hasArrived;
  boolean isTriggered;

  /** Triggered by the bar that is being matched, so that its limit has to wait for the next. */
  boolean isFresh;

  /** Whether the market had a chance to execute it. */
  boolean isMet;

  boolean isGone;
  Resting previous;
  Resting next;

  void set(InstrumentVenue market, VenueOrder order) {
    if (at != market) {
      at = market;
    }
    instrument = order.instrumentNumber();
    orderId = order.orderId();
    pod = order.pod();
    isBuy = order.side() == Side.BUY;
    if (type != order.type()) {
      type = order.type();
    }
    if (timeInForce != order.timeInForce()) {
      timeInForce = order.timeInForce();
    }
    orderQty = order.orderQty();
    limitPrice = order.limitPrice();
    stopPrice = order.stopPrice();
    trailingOffset = order.trailingOffset();
    trailingRate = order.trailingRate();
    expireTime = order.expireTime();
    decisionTime = order.decisionTime();
    isPostOnly = order.isPostOnly();
    isReduceOnly = order.isReduceOnly();
    reset();
  }

  private void reset() {
    cumQty = 0;
    formula = 0;
    paid = 0;
    queueAhead = 0;
    hasStop = type.hasStop() && type != OrderType.TRAILING_STOP;
    hasArrived = false;
    isTriggered = false;
    isFresh = false;
    isMet = false;
    isGone = false;
    previous = null;
    next = null;
  }

  long leavesQty() {
    return orderQty - cumQty;
  }

  boolean isImmediate() {
    return timeInForce == TimeInForce.IOC || timeInForce == TimeInForce.FOK;
  }

  boolean expires() {
    return timeInForce == TimeInForce.DAY || timeInForce == TimeInForce.GTD;
  }

  boolean hasExpired(long time) {
    return timeInForce == TimeInForce.GTD && expireTime <= time;
  }

  /** Whether it is tried only when a session opens or closes. */
  boolean isForAuction() {
    return timeInForce == TimeInForce.AT_THE_OPEN || timeInForce == TimeInForce.AT_THE_CLOSE;
  }

  boolean waitsForStop() {
    return type.hasStop() && !isTriggered;
  }

  /** Whether it trails and has not triggered. */
  boolean trails() {
    return type == OrderType.TRAILING_STOP && !isTriggered;
  }

  /** Whether the price is at the limit or better; always without a limit. */
  boolean accepts(long price) {
    return !type.hasLimit() || (isBuy ? price <= limitPrice : price >= limitPrice);
  }

  /** Whether the price is better than the limit. */
  boolean isPassedBy(long price) {
    return isBuy ? price < limitPrice : price > limitPrice;
  }

  /** Whether the price has reached the stop. */
  boolean triggersAt(long price) {
    return hasStop && (isBuy ? price >= stopPrice : price <= stopPrice);
  }

  void writeState(StateSink sink) {
    sink.put(orderId)
        .put(pod)
        .put(instrument)
        .put((isBuy ? Side.BUY : Side.SELL).name())
        .put(type.name())
        .put(timeInForce.name());
    sink.put(orderQty).put(cumQty).put(limitPrice).put(stopPrice);
    sink.put(trailingOffset).put(trailingRate).put(expireTime).put(decisionTime).put(arrival);
    sink.put(formula).put(paid).put(queueAhead).put(isPostOnly).put(isReduceOnly);
    sink.put(hasStop).put(hasArrived).put(isTriggered).put(isFresh).put(isMet);
  }

  void readState(StateSource source, InstrumentVenue market) {
    at = market;
    orderId = source.take();
    pod = source.takeInt(0, Integer.MAX_VALUE);
    instrument = source.takeInt(0, Integer.MAX_VALUE);
    isBuy = source.takeConstant(Side.class) == Side.BUY;
    type = source.takeConstant(OrderType.class);
    timeInForce = source.takeConstant(TimeInForce.class);
    reset();
    orderQty = source.take();
    cumQty = source.take();
    limitPrice = source.take();
    stopPrice = source.take();
    trailingOffset = source.take();
    trailingRate = source.take();
    expireTime = source.take();
    decisionTime = source.take();
    arrival = source.take();
    formula = source.take();
    paid = source.take();
    queueAhead = source.take();
    isPostOnly = source.takeFlag();
    isReduceOnly = source.takeFlag();
    hasStop = source.takeFlag();
    hasArrived = source.takeFlag();
    isTriggered = source.takeFlag();
    isFresh = source.takeFlag();
    isMet = source.takeFlag();
  }
}
