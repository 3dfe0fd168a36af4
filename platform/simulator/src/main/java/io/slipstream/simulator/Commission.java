package io.slipstream.simulator;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.market.Rounding;
import io.slipstream.api.service.venue.CommissionModel;
import io.slipstream.api.service.venue.CommissionModel.Tier;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** What executions cost, in cash units; {@link ArithmeticException} when it does not fit. */
final class Commission {
  private static final int MOST_DIGITS = 18;

  private Commission() {}

  /** Of one execution, without a minimum. */
  static long formula(Resting order, long quantity, long notional, boolean maker) {
    CommissionModel model = order.at.model().commission();
    Instrument terms = order.at.terms();
    return switch (model.kind()) {
      case MAKER_TAKER ->
          FixedPoint.multiply(notional, maker ? terms.makerRate() : terms.takerRate());
      case PER_UNIT -> perUnit(quantity, model.rate(), terms);
      case PER_ORDER -> order.cumQty > 0 ? 0 : money(model.rate(), terms);
      case RATE -> FixedPoint.multiply(notional, model.rate());
      case TIERED ->
          FixedPoint.multiply(
              notional, tierRate(model.tiers(), order.at.tradedNotional(order.pod), terms));
    };
  }

  /** Of one execution whose formula gave {@code formula}, so that the order reaches the minimum. */
  static long due(Resting order, long formula) {
    long minimum = order.at.model().commission().minimum();
    if (minimum == 0) {
      return formula;
    }
    long total = Math.addExact(order.formula, formula);
    return Math.subtractExact(Math.max(money(minimum, order.at.terms()), total), order.paid);
  }

  private static long money(long amount, Instrument terms) {
    return FixedPoint.rescale(amount, FixedPoint.SCALE, terms.cashScale(), Rounding.HALF_EVEN);
  }

  private static long perUnit(long quantity, long rate, Instrument terms) {
    int digits = terms.quantityScale() + FixedPoint.SCALE - terms.cashScale();
    if (digits > MOST_DIGITS) {
      return BigDecimal.valueOf(quantity, terms.quantityScale())
          .multiply(BigDecimal.valueOf(rate, FixedPoint.SCALE))
          .setScale(terms.cashScale(), RoundingMode.HALF_EVEN)
          .unscaledValue()
          .longValueExact();
    }
    return digits < 0
        ? Math.multiplyExact(Math.multiplyExact(quantity, rate), FixedPoint.powerOfTen(-digits))
        : FixedPoint.multiplyDivide(
            quantity, rate, FixedPoint.powerOfTen(digits), Rounding.HALF_EVEN);
  }

  private static long tierRate(List<Tier> tiers, long traded, Instrument terms) {
    int reached = 0;
    while (reached + 1 < tiers.size()
        && reaches(traded, tiers.get(reached + 1).threshold(), terms.cashScale())) {
      reached++;
    }
    return tiers.get(reached).rate();
  }

  /** Rounds towards fewer digits, which always fits and compares exactly. */
  private static boolean reaches(long traded, long threshold, int cashScale) {
    return cashScale > FixedPoint.SCALE
        ? FixedPoint.rescale(traded, cashScale, FixedPoint.SCALE, Rounding.FLOOR) >= threshold
        : traded >= FixedPoint.rescale(threshold, FixedPoint.SCALE, cashScale, Rounding.CEILING);
  }
}
