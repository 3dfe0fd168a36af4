package io.slipstream.kernel;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Rounding;
import io.slipstream.api.order.Side;
import io.slipstream.api.portfolio.Position;
import io.slipstream.api.service.state.StateSink;
import java.util.Arrays;

/**
 * Money and positions of one pod, fixed-point. Positions are kept at average cost: a reduction
 * takes out its share of the open cost, half-even, and the last unit takes out all that is left.
 */
final class PodLedger {
  private long cash;
  private long capital;
  private long commission;
  private long dayStartEquity;
  private long fills;
  private long[] quantity = new long[0];
  private long[] openCost = new long[0];
  private long[] realizedPnl = new long[0];

  void ensureInstruments(int count) {
    quantity = Arrays.copyOf(quantity, count);
    openCost = Arrays.copyOf(openCost, count);
    realizedPnl = Arrays.copyOf(realizedPnl, count);
  }

  void grant(long amount) {
    cash = Math.addExact(cash, amount);
    capital = Math.addExact(capital, amount);
    dayStartEquity = Math.addExact(dayStartEquity, amount);
  }

  /** Books an execution and returns the change of cash. */
  long book(int instrument, Side side, long lastQty, long lastPx, long paid) {
    long notional = FixedPoint.multiply(lastQty, lastPx);
    long held = quantity[instrument];
    long signedQty = side.sign() * lastQty;
    long closing = Long.signum(held) == -side.sign() ? Math.min(Math.absExact(held), lastQty) : 0;
    long closingNotional =
        closing == lastQty
            ? notional
            : FixedPoint.multiplyDivide(notional, closing, lastQty, Rounding.HALF_EVEN);
    if (closing > 0) {
      long cost =
          closing == Math.absExact(held)
              ? openCost[instrument]
              : FixedPoint.multiplyDivide(
                  openCost[instrument], closing, Math.absExact(held), Rounding.HALF_EVEN);
      openCost[instrument] -= cost;
      long proceeds = -side.sign() * closingNotional;
      realizedPnl[instrument] =
          Math.addExact(realizedPnl[instrument], Math.subtractExact(proceeds, cost));
    }
    openCost[instrument] =
        Math.addExact(openCost[instrument], side.sign() * (notional - closingNotional));
    quantity[instrument] = Math.addExact(held, signedQty);
    long change = Math.subtractExact(-side.sign() * notional, paid);
    cash = Math.addExact(cash, change);
    commission = Math.addExact(commission, paid);
    fills++;
    return change;
  }

  long cash() {
    return cash;
  }

  long capital() {
    return capital;
  }

  long commission() {
    return commission;
  }

  long fills() {
    return fills;
  }

  long dayStartEquity() {
    return dayStartEquity;
  }

  long quantity(int instrument) {
    return quantity[instrument];
  }

  long equity(long[] marks) {
    long sum = cash;
    for (int i = 0; i < quantity.length; i++) {
      if (quantity[i] != 0) {
        sum = Math.addExact(sum, FixedPoint.multiply(quantity[i], marks[i]));
      }
    }
    return sum;
  }

  void startDay(long[] marks) {
    dayStartEquity = equity(marks);
  }

  Position position(int instrument, String symbol, long mark) {
    return new Position(
        symbol, quantity[instrument], openCost[instrument], mark, realizedPnl[instrument]);
  }

  void writeState(StateSink sink) {
    sink.put(cash).put(capital).put(commission).put(dayStartEquity).put(fills);
    for (int i = 0; i < quantity.length; i++) {
      sink.put(quantity[i]).put(openCost[i]).put(realizedPnl[i]);
    }
  }
}
