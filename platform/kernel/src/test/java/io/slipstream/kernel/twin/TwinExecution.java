package io.slipstream.kernel.twin;

import io.slipstream.api.order.TimeInForce;
import io.slipstream.api.service.venue.CommissionModel;
import io.slipstream.api.service.venue.SlippageModel;
import java.math.BigDecimal;

/** Quantity, price and commission of executions. */
final class TwinExecution {
  private final TwinVenue venue;
  private final TwinOrders orders;
  private final TwinAccounts accounts;

  TwinExecution(TwinVenue venue, TwinOrders orders, TwinAccounts accounts) {
    this.venue = venue;
    this.orders = orders;
    this.accounts = accounts;
  }

  void take(TwinResting resting, BigDecimal price, TwinSupply supply, long time) {
    attempt(resting, price, supply, BigDecimal.ZERO, true, time);
  }

  void make(TwinResting resting, BigDecimal price, TwinSupply supply, long time) {
    attempt(resting, price, supply, BigDecimal.ZERO, false, time);
  }

  /** Executes what can be; {@code unseen} is the part of the supply that does not reach it. */
  void attempt(
      TwinResting resting,
      BigDecimal price,
      TwinSupply supply,
      BigDecimal unseen,
      boolean isTaking,
      long time) {
    if (resting.gone || hasNothingToReduce(resting, time)) {
      return;
    }
    BigDecimal quantity = possible(resting, supply.left(resting.instrument, unseen));
    boolean tooLittle =
        resting.timeInForce == TimeInForce.FOK && Decimals.less(quantity, resting.leaves());
    if ((tooLittle && !supply.isBounded) || quantity.signum() <= 0) {
      return;
    }
    BigDecimal at = isTaking ? slipped(resting, price, quantity, supply.quantity) : price;
    execute(resting, at, quantity, supply, isTaking, time);
    if (!resting.gone) {
      hasNothingToReduce(resting, time);
    }
  }

  /** Leaves quantity, at most what can be reduced and what is left. */
  BigDecimal possible(TwinResting resting, BigDecimal left) {
    BigDecimal quantity = resting.leaves();
    if (resting.order.terms.isReduceOnly()) {
      quantity = quantity.min(reducible(resting));
    }
    return left == null ? quantity : quantity.min(left);
  }

  private static BigDecimal reducible(TwinResting resting) {
    BigDecimal held = resting.order.pod.ledger.position(resting.instrument).quantity();
    return Decimals.signed(held, -resting.side.sign()).max(BigDecimal.ZERO);
  }

  /** Cancels a reduce-only order that has nothing to reduce. */
  boolean hasNothingToReduce(TwinResting resting, long time) {
    if (resting.order.terms.isReduceOnly() && reducible(resting).signum() == 0) {
      venue.cancelNow(resting, time, "nothing to reduce");
      return true;
    }
    return false;
  }

  private void execute(
      TwinResting resting,
      BigDecimal price,
      BigDecimal quantity,
      TwinSupply supply,
      boolean isTaking,
      long time) {
    TwinOrder order = resting.order;
    BigDecimal formula = formula(resting, price, quantity, isTaking);
    BigDecimal sum = resting.formulaSum.add(formula);
    BigDecimal minimum =
        resting.instrument.roundCash(
            Decimals.rate(resting.instrument.model.commission().minimum()));
    BigDecimal owed = minimum.signum() > 0 ? sum.max(minimum) : sum;
    BigDecimal commission = owed.subtract(resting.paid);
    String refusal =
        accounts.refusal(order.pod, resting.instrument, resting.side, quantity, price, commission);
    if (refusal != null) {
      refuse(resting, refusal, time);
      return;
    }
    supply.taken = supply.taken.add(quantity);
    resting.filled = resting.filled.add(quantity);
    resting.executions++;
    resting.formulaSum = sum;
    resting.paid = owed;
    if (resting.leaves().signum() == 0) {
      venue.forget(resting);
    }
    orders.filled(order, quantity, price, commission, !isTaking, time);
  }

  private void refuse(TwinResting resting, String reason, long time) {
    if (resting.executions == 0) {
      venue.rejectNow(resting, time, reason);
    } else {
      venue.cancelNow(resting, time, reason);
    }
  }

  // ---------------------------------------------------------------- price

  private static BigDecimal slipped(
      TwinResting resting, BigDecimal price, BigDecimal quantity, BigDecimal marketQuantity) {
    TwinInstrument in = resting.instrument;
    BigDecimal distance = distance(in, price, quantity, marketQuantity);
    BigDecimal moved = price.add(Decimals.signed(distance, resting.side.sign()));
    BigDecimal ticked =
        in.model.slippage().kind() == SlippageModel.Kind.NONE
            ? moved
            : in.worseTick(resting.side, moved).max(in.tick);
    if (!resting.type.hasLimit()) {
      return ticked;
    }
    return resting.isBuy() ? ticked.min(resting.limit) : ticked.max(resting.limit);
  }

  private static BigDecimal distance(
      TwinInstrument in, BigDecimal price, BigDecimal quantity, BigDecimal marketQuantity) {
    SlippageModel model = in.model.slippage();
    BigDecimal coefficient = Decimals.rate(model.coefficient());
    double share =
        marketQuantity.signum() == 0
            ? 1
            : Math.min(1, in.quantityUnits(quantity) / (double) in.quantityUnits(marketQuantity));
    double factor = coefficient.doubleValue();
    double volatility = Decimals.rate(model.volatility()).doubleValue();
    double units = in.priceUnits(price);
    return switch (model.kind()) {
      case NONE -> BigDecimal.ZERO;
      case RATE -> in.roundPrice(price.multiply(coefficient));
      case HALF_SPREAD -> in.roundPrice(coefficient);
      case VOLUME_SHARE -> in.price((long) Math.rint(units * factor * share * share));
      case SQUARE_ROOT ->
          in.price((long) Math.rint(units * factor * volatility * Math.sqrt(share)));
    };
  }

  // ---------------------------------------------------------------- commission

  private static BigDecimal formula(
      TwinResting resting, BigDecimal price, BigDecimal quantity, boolean isTaking) {
    TwinInstrument in = resting.instrument;
    CommissionModel model = in.model.commission();
    BigDecimal notional = in.notional(quantity, price);
    BigDecimal rate = Decimals.rate(model.rate());
    return in.roundCash(
        switch (model.kind()) {
          case MAKER_TAKER ->
              notional.multiply(
                  Decimals.rate(isTaking ? in.terms.takerRate() : in.terms.makerRate()));
          case PER_UNIT -> quantity.multiply(rate);
          case PER_ORDER -> resting.executions == 0 ? rate : BigDecimal.ZERO;
          case RATE -> notional.multiply(rate);
          case TIERED -> notional.multiply(tier(resting, model));
        });
  }

  private static BigDecimal tier(TwinResting resting, CommissionModel model) {
    BigDecimal traded = resting.order.pod.ledger.position(resting.instrument).traded;
    BigDecimal rate = BigDecimal.ZERO;
    for (CommissionModel.Tier tier : model.tiers()) {
      if (Decimals.rate(tier.threshold()).compareTo(traded) <= 0) {
        rate = Decimals.rate(tier.rate());
      }
    }
    return rate;
  }
}
