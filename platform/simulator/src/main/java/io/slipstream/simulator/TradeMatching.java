package io.slipstream.simulator;

import io.slipstream.api.service.venue.SimulationModel.LimitRule;

/** Executes orders with the trades of the market. */
final class TradeMatching extends EventMatching {
  TradeMatching(Executions executions) {
    super(executions);
  }

  /** It waits for a trade. */
  @Override
  void arrived(Resting order) {}

  @Override
  void joinQueue(Resting order) {
    order.queueAhead = order.at.shownAt(order);
  }

  @Override
  long priceFor(Resting order) {
    return order.at.trade().price();
  }

  @Override
  boolean takesAtFirst(Resting order, long price) {
    return order.isPassedBy(price);
  }

  @Override
  boolean hasMarket(InstrumentVenue at) {
    return false;
  }

  @Override
  void take(Resting order, long time) {
    LastTrade trade = order.at.trade();
    executions().execute(order, trade.liquidity(), trade.price(), time, false);
  }

  @Override
  void matchRested(Resting order, long price, long time) {
    boolean touches = order.at.model().limitRule() == LimitRule.TOUCH;
    order.at.trade().matchRested(order, touches, executions(), time);
  }
}
