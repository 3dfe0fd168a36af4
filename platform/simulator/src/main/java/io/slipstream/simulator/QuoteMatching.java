package io.slipstream.simulator;

import io.slipstream.api.service.venue.SimulationModel.LimitRule;

/** Executes orders at the best prices. */
final class QuoteMatching extends EventMatching {
  QuoteMatching(Executions executions) {
    super(executions);
  }

  /** The standing quote is there at once. */
  @Override
  void arrived(Resting order) {
    if (!order.isForAuction()) {
      meet(order, order.arrival);
    }
  }

  @Override
  long priceFor(Resting order) {
    Liquidity side = order.at.quote().against(order);
    return side.quantity() > 0 ? side.price() : 0;
  }

  @Override
  boolean hasMarket(InstrumentVenue at) {
    return at.quote().isKnown();
  }

  @Override
  void take(Resting order, long time) {
    Liquidity side = order.at.quote().against(order);
    executions().execute(order, side, side.price(), time, false);
  }

  @Override
  void matchRested(Resting order, long price, long time) {
    boolean touches = order.at.model().limitRule() == LimitRule.TOUCH;
    if (touches ? order.accepts(price) : order.isPassedBy(price)) {
      executions().execute(order, order.at.quote().against(order), order.limitPrice, time, true);
    }
  }
}
