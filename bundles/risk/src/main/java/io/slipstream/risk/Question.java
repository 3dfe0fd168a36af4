package io.slipstream.risk;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.market.Rounding;
import io.slipstream.api.order.OrderTerms;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.risk.GateView;

/** One intent as the checks look at it, reused for every intent. */
final class Question {
  private OrderTerms order;
  private GateView view;
  private Instrument terms;
  private LimitRow limits;
  private boolean buys;

  /** {@code newLimits} are those of one order. */
  Question of(OrderTerms newOrder, GateView newView, LimitRow newLimits) {
    order = newOrder;
    view = newView;
    terms = newOrder.instrument();
    limits = newLimits;
    buys = newOrder.side() == Side.BUY;
    return this;
  }

  OrderTerms order() {
    return order;
  }

  GateView view() {
    return view;
  }

  Instrument terms() {
    return terms;
  }

  LimitRow limits() {
    return limits;
  }

  boolean buys() {
    return buys;
  }

  int pod() {
    return view.pod();
  }

  int instrument() {
    return view.instrument();
  }

  /** What can still be sold of a long, or bought back of a short, beside the working orders. */
  long reducibleQty() {
    long held = buys ? -view.position() : view.position();
    long working = buys ? view.workingBuyQty() : view.workingSellQty();
    return Math.max(0, held) - working;
  }

  /**
   * Whether it can do nothing but reduce the pod's position; the venue caps a reduce-only order.
   */
  boolean onlyReduces() {
    return !hasExits() && (order.isReduceOnly() || order.orderQty() <= reducibleQty());
  }

  /** Whether exits follow an execution of it: they open again what it closed. */
  boolean hasExits() {
    return order.bracket().hasStopLoss() || order.bracket().hasTakeProfit();
  }

  /** The largest long quantity with it: working BUY orders filled, and no SELL. */
  long longQty() {
    long longs = Math.addExact(view.position(), view.workingBuyQty());
    return buys ? Math.addExact(longs, order.orderQty()) : longs;
  }

  /** The largest short with it, below zero what is short. */
  long shortQty() {
    long shorts = Math.subtractExact(view.position(), view.workingSellQty());
    return buys ? shorts : Math.subtractExact(shorts, order.orderQty());
  }

  /** The highest price it speaks of, or the mark. */
  long highestPrice() {
    return Math.max(Math.max(order.limitPrice(), order.stopPrice()), view.markPrice());
  }

  /** Money of a quantity at its highest price, in units of the portfolio currency. */
  long notional(long quantity) {
    return view.toPortfolio(terms.notional(quantity, highestPrice()));
  }

  /** A quantity as fixed-point, up. */
  long units(long quantity) {
    return FixedPoint.rescale(quantity, terms.quantityScale(), FixedPoint.SCALE, Rounding.CEILING);
  }

  /** A price as fixed-point, up. */
  long price(long price) {
    return FixedPoint.rescale(price, terms.priceScale(), FixedPoint.SCALE, Rounding.CEILING);
  }

  /** A part of something as a fraction, up; the most that fits when it does not. */
  static long ratio(long part, long of) {
    if (part <= 0) {
      return 0;
    }
    if (of <= 0) {
      return Long.MAX_VALUE;
    }
    try {
      return FixedPoint.multiplyDivide(part, FixedPoint.ONE, of, Rounding.CEILING);
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE;
    }
  }
}
