package io.slipstream.kernel;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.market.Rounding;
import io.slipstream.api.order.Bracket;
import io.slipstream.api.order.OrderDraft;
import io.slipstream.api.order.Side;

/** Makes the pair of exits that each execution of an order with a bracket gets. */
final class Exits {
  private final OrderDesk desk;
  private final OrderDraft draft = new OrderDraft(null);

  Exits(OrderDesk desk) {
    this.desk = desk;
  }

  void attach(Order entry, long quantity, long price) {
    if (!desk.letsExitLeave(entry, quantity)) {
      return;
    }
    Bracket bracket = entry.bracket();
    Side side = entry.side().opposite();
    Instrument terms = entry.instrument();
    Order stop = null;
    if (bracket.hasStopLoss()) {
      long at = level(terms, side, price, -bracket.stopLossRate(), bracket.stopLossPrice());
      stop = make(entry, draft.on(terms).stopMarket(side, quantity, at).because("STOP_LOSS", 0, 0));
      desk.send(stop);
    }
    if (bracket.hasTakeProfit() && (stop == null || stop.cumQty() == 0)) {
      long at = level(terms, side, price, bracket.takeProfitRate(), bracket.takeProfitPrice());
      Order limit =
          make(entry, draft.on(terms).limit(side, quantity, at).because("TAKE_PROFIT", 0, 0));
      if (stop != null) {
        stop.setSibling(limit.orderId());
        limit.setSibling(stop.orderId());
      }
      desk.send(limit);
    }
  }

  private Order make(Order entry, OrderDraft terms) {
    return desk.own(entry.owner(), entry.holding().state(), terms);
  }

  /** {@code gain} is a fraction towards profit of the entry, below zero towards loss. */
  private static long level(Instrument terms, Side exit, long price, long gain, long given) {
    if (given > 0) {
      return given;
    }
    long rate = FixedPoint.ONE + (exit == Side.SELL ? gain : -gain);
    long at = FixedPoint.multiplyDivide(price, rate, FixedPoint.ONE, Rounding.HALF_EVEN);
    long rounded = terms.roundToTick(at, exit == Side.SELL ? Rounding.CEILING : Rounding.FLOOR);
    return Math.max(rounded, terms.tickSize());
  }
}
