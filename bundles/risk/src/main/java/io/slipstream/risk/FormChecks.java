package io.slipstream.risk;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.market.Rounding;
import io.slipstream.api.service.risk.DenialCode;
import io.slipstream.api.service.risk.GateView;
import io.slipstream.api.service.risk.TradingState;

/** Permission to trade, and whether an order fits its instrument. */
final class FormChecks {
  private final Answer answer;

  FormChecks(Answer answer) {
    this.answer = answer;
  }

  boolean permission(GateView view) {
    if (view.tradingState() == TradingState.HALTED) {
      return answer.deny(DenialCode.TRADING_HALTED, 0, 0);
    }
    if (view.isPodSuspended()) {
      return answer.deny(DenialCode.POD_SUSPENDED, 0, 0);
    }
    return !view.isLiquidating() || answer.deny(DenialCode.LIQUIDATING, 0, 0);
  }

  boolean form(Question question) {
    Instrument terms = question.terms();
    long quantity = question.order().orderQty();
    if (quantity <= 0) {
      return answer.deny(DenialCode.QUANTITY_NOT_POSITIVE, 0, question.units(quantity));
    }
    if (terms.lotSize() > 1 && quantity % terms.lotSize() != 0) {
      return quantity(DenialCode.LOT_SIZE, question, terms.lotSize());
    }
    if (quantity + question.view().filledQty() < terms.minQuantity()) {
      return quantity(DenialCode.MIN_QUANTITY, question, terms.minQuantity());
    }
    if (offTick(question.order().limitPrice(), terms)) {
      return tick(terms, question.order().limitPrice());
    }
    if (offTick(question.order().stopPrice(), terms)) {
      return tick(terms, question.order().stopPrice());
    }
    long mark = question.view().markPrice();
    return mark > 0 || answer.deny(DenialCode.NO_MARKET_PRICE, 0, mark);
  }

  private static boolean offTick(long price, Instrument terms) {
    return terms.tickSize() > 1 && price % terms.tickSize() != 0;
  }

  private boolean quantity(DenialCode code, Question question, long limit) {
    return answer.deny(code, question.units(limit), question.units(question.order().orderQty()));
  }

  private boolean tick(Instrument terms, long price) {
    int scale = terms.priceScale();
    return answer.deny(
        DenialCode.TICK_SIZE,
        FixedPoint.rescale(terms.tickSize(), scale, FixedPoint.SCALE, Rounding.CEILING),
        FixedPoint.rescale(price, scale, FixedPoint.SCALE, Rounding.CEILING));
  }

  /** Reduce-only and REDUCING, for an order that does more than reduce. */
  boolean reduction(Question question) {
    long reducible = question.reducibleQty();
    if (question.order().orderQty() <= reducible && !question.hasExits()) {
      return true;
    }
    if (question.order().isReduceOnly() && reducible <= 0) {
      return quantity(DenialCode.REDUCE_ONLY, question, Math.max(0, reducible));
    }
    return question.view().tradingState() != TradingState.REDUCING
        || quantity(DenialCode.TRADING_REDUCING, question, question.hasExits() ? 0 : reducible);
  }
}
