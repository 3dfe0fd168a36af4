package io.slipstream.kernel.twin;

import io.slipstream.api.order.OrderType;
import io.slipstream.api.order.Side;
import io.slipstream.api.order.TimeInForce;
import java.math.BigDecimal;

/** An order as the venue sees it. */
final class TwinResting {
  final TwinOrder order;
  final TwinInstrument instrument;
  final Side side;
  final OrderType type;
  final TimeInForce timeInForce;
  BigDecimal orderQty;
  BigDecimal limit;

  /** Null for none, and for a trailing stop that has none yet. */
  BigDecimal stop;

  BigDecimal filled = BigDecimal.ZERO;
  int executions;
  BigDecimal formulaSum = BigDecimal.ZERO;
  BigDecimal paid = BigDecimal.ZERO;

  /** What was before it in the queue when it arrived. */
  BigDecimal ahead = BigDecimal.ZERO;

  long arrival;
  boolean arrived;
  boolean gone;

  /** Its stop price was reached. */
  boolean triggered;

  /** It was triggered by the bar that is being matched. */
  boolean triggeredNow;

  /** It had its first chance. */
  boolean met;

  TwinResting(TwinOrder order) {
    this.order = order;
    instrument = order.instrument;
    side = order.terms.side();
    type = order.terms.type();
    timeInForce = order.terms.timeInForce();
    orderQty = order.orderQty;
    limit = order.limit;
    stop = type.hasStop() && type != OrderType.TRAILING_STOP ? order.stop : null;
  }

  BigDecimal leaves() {
    return orderQty.subtract(filled);
  }

  boolean isBuy() {
    return side == Side.BUY;
  }

  /** Executes at any price now. */
  boolean isMarket() {
    return type == OrderType.MARKET
        || (triggered && (type == OrderType.STOP_MARKET || type == OrderType.TRAILING_STOP));
  }

  /** Waits for its stop price. */
  boolean isWaitingStop() {
    return type.hasStop() && !triggered;
  }

  /** Executes at its limit or better now. */
  boolean isLimit() {
    return type == OrderType.LIMIT || (triggered && type == OrderType.STOP_LIMIT);
  }

  boolean isImmediate() {
    return timeInForce == TimeInForce.IOC || timeInForce == TimeInForce.FOK;
  }

  /** Whether a price is at the limit or better; always for orders without one. */
  boolean accepts(BigDecimal price) {
    return !type.hasLimit() || Decimals.same(price, limit) || isBeyond(price);
  }

  /** Whether a price is better than the limit. */
  boolean isBeyond(BigDecimal price) {
    return isBuy() ? Decimals.less(price, limit) : Decimals.less(limit, price);
  }

  /** Whether a price is at the stop price or worse. */
  boolean reachesStop(BigDecimal price) {
    return stop != null && (isBuy() ? price.compareTo(stop) >= 0 : price.compareTo(stop) <= 0);
  }

  /** Moves a trailing stop after a price; it never goes back. */
  void follow(BigDecimal price) {
    if (type != OrderType.TRAILING_STOP || triggered || gone) {
      return;
    }
    BigDecimal offset = instrument.price(order.terms.trailingOffset());
    BigDecimal rate = Decimals.rate(order.terms.trailingRate());
    BigDecimal distance =
        offset.signum() > 0 ? offset : instrument.roundPrice(price.multiply(rate));
    BigDecimal wanted = isBuy() ? price.add(distance) : price.subtract(distance);
    if (stop != null) {
      wanted = isBuy() ? wanted.min(stop) : wanted.max(stop);
    }
    stop = instrument.worseTick(side, wanted);
  }
}
