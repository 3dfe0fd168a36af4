package io.slipstream.risk;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Rounding;
import io.slipstream.api.order.OrderIntent;
import io.slipstream.api.order.OrderType;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.risk.DenialCode;
import io.slipstream.api.service.risk.GateView;
import io.slipstream.api.service.risk.PreTradeGate;
import io.slipstream.api.service.risk.TradingState;
import io.slipstream.api.service.risk.Verdict;
import io.slipstream.api.service.state.StateSink;

/**
 * Checks in a fixed order: permission, form of the order, position, notional, order rate, daily
 * loss. The first rule that is broken answers. An order that only reduces the position, also
 * together with the pod's other working orders, is exempt from position, notional and loss limits.
 */
final class LimitGate implements PreTradeGate {
  private final OrderRate rate = new OrderRate();

  @Override
  public Verdict check(OrderIntent intent, GateView view) {
    Verdict verdict = permission(view);
    if (verdict.isAllowed()) {
      verdict = form(intent, view);
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
    return Verdict.ALLOWED;
  }

  private static Verdict form(OrderIntent intent, GateView view) {
    if (intent.orderQty() <= 0) {
      return Verdict.denied(DenialCode.QUANTITY_NOT_POSITIVE, 0, intent.orderQty());
    }
    long lot = intent.instrument().lotSize();
    if (intent.orderQty() % lot != 0) {
      return Verdict.denied(DenialCode.LOT_SIZE, lot, intent.orderQty());
    }
    long tick = intent.instrument().tickSize();
    if (intent.type() == OrderType.LIMIT && intent.limitPrice() % tick != 0) {
      return Verdict.denied(DenialCode.TICK_SIZE, tick, intent.limitPrice());
    }
    if (view.markPrice() <= 0) {
      return Verdict.denied(DenialCode.NO_MARKET_PRICE, 0, view.markPrice());
    }
    return Verdict.ALLOWED;
  }

  /** What does not fit the range of the ledger is above every limit. */
  private static Verdict exposureInRange(OrderIntent intent, GateView view) {
    try {
      return exposure(intent, view);
    } catch (ArithmeticException e) {
      return Verdict.denied(DenialCode.NOTIONAL_LIMIT, view.limits().maxNotional(), Long.MAX_VALUE);
    }
  }

  private static Verdict exposure(OrderIntent intent, GateView view) {
    long reducible = reducibleQty(intent.side(), view);
    if (intent.orderQty() <= reducible) {
      return Verdict.ALLOWED;
    }
    if (view.tradingState() == TradingState.REDUCING) {
      return Verdict.denied(DenialCode.TRADING_REDUCING, reducible, intent.orderQty());
    }
    long reached = Math.absExact(worstPosition(intent, view));
    if (reached > view.limits().maxPosition()) {
      return Verdict.denied(DenialCode.POSITION_LIMIT, view.limits().maxPosition(), reached);
    }
    long price =
        intent.type() == OrderType.LIMIT
            ? Math.max(intent.limitPrice(), view.markPrice())
            : view.markPrice();
    long notional = FixedPoint.multiply(reached, price);
    if (notional > view.limits().maxNotional()) {
      return Verdict.denied(DenialCode.NOTIONAL_LIMIT, view.limits().maxNotional(), notional);
    }
    return dailyLoss(view);
  }

  private static Verdict dailyLoss(GateView view) {
    long podLimit = lossLimit(view.podDayStartEquity(), view.limits().maxDailyLoss());
    long podLoss = view.podDayStartEquity() - view.podEquity();
    if (podLoss > podLimit) {
      return Verdict.denied(DenialCode.POD_DAILY_LOSS, podLimit, podLoss);
    }
    long limit = lossLimit(view.portfolioDayStartEquity(), view.portfolioMaxDailyLoss());
    long loss = view.portfolioDayStartEquity() - view.portfolioEquity();
    if (loss > limit) {
      return Verdict.denied(DenialCode.PORTFOLIO_DAILY_LOSS, limit, loss);
    }
    return Verdict.ALLOWED;
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
  private static long worstPosition(OrderIntent intent, GateView view) {
    long working = intent.side() == Side.BUY ? view.workingBuyQty() : view.workingSellQty();
    long added = Math.addExact(working, intent.orderQty());
    return Math.addExact(view.position(), intent.side().sign() * added);
  }

  @Override
  public void writeState(StateSink sink) {
    rate.writeState(sink);
  }
}
