package io.slipstream.simulator;

import io.slipstream.api.order.TimeInForce;
import io.slipstream.api.service.venue.SimulationModel.LimitRule;
import io.slipstream.simulator.StandingBook.Levels;

/** Executes orders with the levels of the book, and those that wait at a limit with trades, too. */
final class BookMatching extends EventMatching {
  BookMatching(Executions executions) {
    super(executions);
  }

  /** The standing book is there at once. */
  @Override
  void arrived(Resting order) {
    if (!order.isForAuction()) {
      meet(order, order.arrival);
    }
  }

  @Override
  void joinQueue(Resting order) {
    order.queueAhead = order.at.shownAt(order);
  }

  @Override
  long priceFor(Resting order) {
    Levels levels = order.at.book().against(order);
    return levels.size() > 0 ? levels.at(0).price() : 0;
  }

  @Override
  boolean hasMarket(InstrumentVenue at) {
    return at.book().isCurrent();
  }

  /** Walks the levels, best first, one execution a level. */
  @Override
  void take(Resting order, long time) {
    Levels levels = order.at.book().against(order);
    if (order.timeInForce == TimeInForce.FOK
        && executions().lacks(order, available(order, levels))) {
      return;
    }
    for (int i = 0; i < levels.size() && !order.isGone; i++) {
      Liquidity level = levels.at(i);
      if (!order.accepts(level.price())) {
        return;
      }
      executions().executePart(order, level, level.price(), time, false);
    }
  }

  private long available(Resting order, Levels levels) {
    long sum = 0;
    for (int i = 0; i < levels.size() && order.accepts(levels.at(i).price()); i++) {
      long left = executions().left(order, levels.at(i));
      sum = Math.min(sum, Long.MAX_VALUE - left) + left;
    }
    return sum;
  }

  @Override
  void matchRested(Resting order, long price, long time) {
    if (order.accepts(price)) {
      Liquidity best = order.at.book().against(order).at(0);
      executions().execute(order, best, order.limitPrice, time, true);
    }
  }

  /** A trade of the market reaches orders that wait at their limits, when the book is current. */
  void matchTrade(InstrumentVenue at, long time) {
    if (!at.book().isCurrent()) {
      return;
    }
    boolean touches = at.model().limitRule() == LimitRule.TOUCH;
    Resting[] orders = at.orders().visit();
    for (int i = 0; i < orders.length && orders[i] != null; i++) {
      Resting order = orders[i];
      boolean rests = order.type.hasLimit() && order.isMet && !order.isForAuction();
      if (rests && !order.isGone) {
        at.trade().matchRested(order, touches, executions(), time);
      }
    }
  }
}
