package io.slipstream.risk;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.market.Rounding;
import io.slipstream.api.order.OrderTerms;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.risk.DenialCode;
import io.slipstream.api.service.risk.GateView;
import io.slipstream.api.service.risk.PreTradeGate;
import io.slipstream.api.service.risk.TradingState;
import io.slipstream.api.service.risk.Verdict;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;

/**
 * Checks in a fixed order: permission, form of the order, position, notional, order rate, daily
 * loss. The first rule that is broken answers. An order that only reduces the position, also
 * together with the pod's other working orders, is exempt from position, notional and loss limits.
 */
final class LimitGate implements PreTradeGate {
  private final OrderRate rate = new OrderRate();

  @Override
  public Verdict check(OrderTerms intent, GateView view) {
    Verdict verdict = permission(view);
    if (verdict.isAllowed()) {
      verdict = formInRange(intent, view);
    }
    if (verdict.isAllowed()) {
      verdict = exposureInRange(intent, view);
    }
    if (verdict.isAllowed()) {
      verdict = rate.count(view.pod(), view.eventTime(), view.limits().maxOrdersPerMinute());
    }
    return verdict;
  }

  private static Verdict permission(GateView view) {
    if (view.tradingState() == TradingState.HALTED) {
      return Verdict.denied(DenialCode.TRADING_HALTED, 0, 0);
    }
    if (view.isPodSuspended()) {
      return Verdict.denied(DenialCode.POD_SUSPENDED, 0, 0);
    }
    if (view.isLiquidating()) {
      return Verdict.denied(DenialCode.LIQUIDATING, 0, 0);
    }
    return Verdict.ALLOWED;
  }

  private static Verdict formInRange(OrderTerms intent, GateView view) {
    try {
      return form(intent, view);
    } catch (ArithmeticException e) {
      return Verdict.denied(DenialCode.POSITION_LIMIT, view.limits().maxPosition(), Long.MAX_VALUE);
    }
  }

  private static Verdict form(OrderTerms intent, GateView view) {
    if (intent.orderQty() <= 0) {
      return Verdict.denied(DenialCode.QUANTITY_NOT_POSITIVE, 0, units(intent, intent.orderQty()));
    }
    Instrument terms = intent.instrument();
    if (terms.lotSize() > 1 && intent.orderQty() % terms.lotSize() != 0) {
      return quantity(DenialCode.LOT_SIZE, intent, terms.lotSize());
    }
    if (intent.orderQty() < terms.minQuantity()) {
      return quantity(DenialCode.MIN_QUANTITY, intent, terms.minQuantity());
    }
    if (offTick(intent.limitPrice(), terms)) {
      return tick(terms, intent.limitPrice());
    }
    if (offTick(intent.stopPrice(), terms)) {
      return tick(terms, intent.stopPrice());
    }
    if (view.markPrice() <= 0) {
      return Verdict.denied(DenialCode.NO_MARKET_PRICE, 0, view.markPrice());
    }
    return Verdict.ALLOWED;
  }

  private static boolean offTick(long price, Instrument terms) {
    return terms.tickSize() > 1 && price % terms.tickSize() != 0;
  }

  private static Verdict quantity(DenialCode code, OrderTerms intent, long limit) {
    return Verdict.denied(code, units(intent, limit), units(intent, intent.orderQty()));
  }

  private static Verdict tick(Instrument terms, long price) {
    int scale = terms.priceScale();
    return Verdict.denied(
        DenialCode.TICK_SIZE,
        FixedPoint.rescale(terms.tickSize(), scale, FixedPoint.SCALE, Rounding.CEILING),
        FixedPoint.rescale(price, scale, FixedPoint.SCALE, Rounding.CEILING));
  }

  /** A quantity as fixed-point. */
  private static long units(OrderTerms intent, long quantity) {
    int scale = intent.instrument().quantityScale();
    return FixedPoint.rescale(quantity, scale, FixedPoint.SCALE, Rounding.CEILING);
  }

  /** What does not fit the range of the ledger is above every limit. */
  private static Verdict exposureInRange(OrderTerms intent, GateView view) {
    try {
      return exposure(intent, view);
    } catch (ArithmeticException e) {
      return Verdict.denied(DenialCode.NOTIONAL_LIMIT, view.limits().maxNotional(), Long.MAX_VALUE);
    }
  }

  private static Verdict exposure(OrderTerms intent, GateView view) {
    long reducible = reducibleQty(intent.side(), view);
    if (intent.orderQty() <= reducible) {
      return Verdict.ALLOWED;
    }
    if (intent.isReduceOnly() && reducible <= 0) {
      return quantity(DenialCode.REDUCE_ONLY, intent, Math.max(0, reducible));
    }
    if (view.tradingState() == TradingState.REDUCING) {
      return quantity(DenialCode.TRADING_REDUCING, intent, reducible);
    }
    return intent.isReduceOnly() ? Verdict.ALLOWED : limits(intent, view);
  }

  private static Verdict limits(OrderTerms intent, GateView view) {
    Instrument terms = intent.instrument();
    long reached = Math.absExact(worstPosition(intent, view));
    long units = units(intent, reached);
    if (units > view.limits().maxPosition()) {
      return Verdict.denied(DenialCode.POSITION_LIMIT, view.limits().maxPosition(), units);
    }
    long price = Math.max(Math.max(intent.limitPrice(), intent.stopPrice()), view.markPrice());
    long notional = view.toPortfolio(terms.notional(reached, price));
    if (notional > view.limits().maxNotional()) {
      return Verdict.denied(DenialCode.NOTIONAL_LIMIT, view.limits().maxNotional(), notional);
    }
    long own = terms.minNotional() == 0 ? 0 : terms.notional(intent.orderQty(), view.markPrice());
    if (own < terms.minNotional()) {
      return Verdict.denied(DenialCode.MIN_NOTIONAL, terms.minNotional(), own);
    }
    return dailyLoss(view);
  }

  private static Verdict dailyLoss(GateView view) {
    Verdict pod =
        loss(
            DenialCode.POD_DAILY_LOSS,
            view.podDayStartEquity(),
            view.podEquity(),
            view.limits().maxDailyLoss());
    return pod.isAllowed()
        ? loss(
            DenialCode.PORTFOLIO_DAILY_LOSS,
            view.portfolioDayStartEquity(),
            view.portfolioEquity(),
            view.portfolioMaxDailyLoss())
        : pod;
  }

  private static Verdict loss(DenialCode code, long dayStart, long equity, long fraction) {
    long lost = dayStart - equity;
    if (dayStart >= 0 && lost <= dayStart / FixedPoint.ONE * fraction) {
      return Verdict.ALLOWED;
    }
    long limit = lossLimit(dayStart, fraction);
    return lost > limit ? Verdict.denied(code, limit, lost) : Verdict.ALLOWED;
  }

  private static long lossLimit(long dayStartEquity, long fraction) {
    return FixedPoint.multiplyDivide(dayStartEquity, fraction, FixedPoint.ONE, Rounding.DOWN);
  }

  /** What can still be sold of a long, or bought back of a short, beside the working orders. */
  private static long reducibleQty(Side side, GateView view) {
    long held = side == Side.SELL ? view.position() : -view.position();
    long working = side == Side.SELL ? view.workingSellQty() : view.workingBuyQty();
    return Math.max(0, held) - working;
  }

  /** The position if this order and every working order of its side were filled. */
  private static long worstPosition(OrderTerms intent, GateView view) {
    long working = intent.side() == Side.BUY ? view.workingBuyQty() : view.workingSellQty();
    long added = Math.addExact(working, intent.orderQty());
    return Math.addExact(view.position(), intent.side().sign() * added);
  }

  @Override
  public void writeState(StateSink sink) {
    rate.writeState(sink);
  }

  @Override
  public void readState(StateSource source) {
    rate.readState(source);
  }
}
