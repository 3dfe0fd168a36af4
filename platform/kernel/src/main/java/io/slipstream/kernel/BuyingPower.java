package io.slipstream.kernel;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Rounding;
import io.slipstream.api.order.Side;

/** What a pod can pay for, with the margin of what it holds. */
final class BuyingPower {
  private BuyingPower() {}

  /**
   * Why an execution cannot be borne, or null: what opens needs its initial margin and the
   * commission within equity beyond the margin of the rest, all with the instrument at the price.
   */
  static String refusal(Holding holding, Side side, long lastQty, long lastPx, long paid) {
    try {
      long value = holding.instrument().notional(lastQty, lastPx);
      LedgerRange.require(holding, lastQty, value, paid);
      return moneyRefusal(holding, side, lastQty, lastPx, value, paid);
    } catch (ArithmeticException e) {
      return "out of range";
    }
  }

  private static String moneyRefusal(
      Holding holding, Side side, long lastQty, long lastPx, long value, long paid) {
    long closing = holding.closingQty(side, lastQty);
    if (closing == lastQty) {
      return null;
    }
    PodLedger ledger = holding.ledger();
    Currencies.Currency currency = holding.state().currency();
    long closingValue = Holding.closingValue(value, closing, lastQty);
    long atPrice = closing > 0 ? 0 : holding.instrument().notional(holding.quantity(), lastPx);
    long paidBack = closing > 0 ? -side.sign() * closingValue : atPrice;
    long equity = ledger.equityWith(currency, Math.subtractExact(paidBack, holding.notional()));
    long rate = initialRate(holding);
    long needed = marginOf(value - closingValue, currency, rate);
    long kept = marginOf(atPrice, currency, rate);
    long others = Math.subtractExact(margin(ledger), marginOf(holding.notional(), currency, rate));
    long free = Math.subtractExact(equity, Math.addExact(others, kept));
    long cost = Math.addExact(needed, currency.toPortfolio(paid));
    if (cost <= free) {
      return null;
    }
    return ledger.isMargin() ? "insufficient margin" : "insufficient cash";
  }

  private static long initialRate(Holding holding) {
    return holding.ledger().isMargin() ? holding.instrument().initialMargin() : FixedPoint.ONE;
  }

  private static long marginOf(long notional, Currencies.Currency currency, long rate) {
    long value = Math.abs(currency.toPortfolio(notional));
    return rate == FixedPoint.ONE
        ? value
        : FixedPoint.multiplyDivide(value, rate, FixedPoint.ONE, Rounding.HALF_EVEN);
  }

  /** Equity beyond the margin of what is open; never below zero. */
  static long available(PodLedger ledger) {
    long equity = ledger.equity();
    long margin = margin(ledger);
    return margin >= equity ? 0 : equity - margin;
  }

  /** Collateral of what is open; what does not fit is more than anybody has. */
  static long margin(PodLedger ledger) {
    return collateral(ledger, false);
  }

  /** Collateral below which a margin account is liquidated. */
  static long maintenanceMargin(PodLedger ledger) {
    return collateral(ledger, true);
  }

  private static long collateral(PodLedger ledger, boolean maintenance) {
    try {
      long sum = 0;
      for (int i = 0; i < ledger.openCount(); i++) {
        Holding holding = ledger.openAt(i);
        long rate = maintenance ? holding.instrument().maintenanceMargin() : initialRate(holding);
        Currencies.Currency currency = holding.state().currency();
        sum = Math.addExact(sum, marginOf(holding.notional(), currency, rate));
      }
      return sum;
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE;
    }
  }
}
