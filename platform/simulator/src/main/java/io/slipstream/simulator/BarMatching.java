package io.slipstream.simulator;

import io.slipstream.api.market.Bar;
import io.slipstream.api.order.OrderType;
import io.slipstream.api.order.TimeInForce;
import io.slipstream.api.service.venue.SimulationModel.FillTiming;
import io.slipstream.api.service.venue.SimulationModel.LimitRule;

/** Executes orders with complete bars, in three passes: at the market, at limits, at the close. */
final class BarMatching extends Matching {
  BarMatching(Executions executions) {
    super(executions);
  }

  /** Only what may look at the close it was decided on is executed before the next bar. */
  @Override
  void arrived(Resting order) {
    InstrumentVenue at = order.at;
    if (at.model().timing() == FillTiming.SAME_CLOSE
        && order.type == OrderType.MARKET
        && !order.isForAuction()
        && at.bar().closedAt(order.decisionTime)) {
      take(order, at.bar().close(), order.arrival);
      executions().endImmediate(order, order.arrival);
    }
  }

  /** Matches every order that had arrived when the bar opened. */
  void match(InstrumentVenue at, Bar bar, boolean opensSession) {
    Resting[] orders = at.orders().visit();
    boolean hasLimits = false;
    boolean hasCloses = false;
    for (int i = 0; i < orders.length && orders[i] != null; i++) {
      hasLimits |= orders[i].type.hasLimit();
      hasCloses |= orders[i].timeInForce == TimeInForce.AT_THE_CLOSE;
      if (isEligible(orders[i], bar)) {
        matchAtMarket(orders[i], bar, opensSession);
      }
    }
    for (int i = 0; hasLimits && i < orders.length && orders[i] != null; i++) {
      if (isEligible(orders[i], bar)) {
        matchAtLimit(orders[i], bar, opensSession);
      }
    }
    if (hasCloses && at.sessions().endAt(bar.closeTime())) {
      for (int i = 0; i < orders.length && orders[i] != null; i++) {
        if (isEligible(orders[i], bar)) {
          matchAtClose(orders[i], bar.closePrice(), bar.closeTime());
        }
      }
    }
  }

  private static boolean isEligible(Resting order, Bar bar) {
    return !order.isGone && order.arrival <= bar.openTime();
  }

  private void matchAtMarket(Resting order, Bar bar, boolean opensSession) {
    if (order.waitsForStop()) {
      matchStop(order, bar);
    } else if (!order.type.hasLimit() && order.timeInForce != TimeInForce.AT_THE_CLOSE) {
      matchAtOpen(order, bar, opensSession);
    }
  }

  private void matchStop(Resting order, Bar bar) {
    long extreme = order.isBuy ? bar.highPrice() : bar.lowPrice();
    if (order.triggersAt(bar.openPrice())) {
      trigger(order, bar.openPrice(), bar.openTime());
    } else if (order.triggersAt(extreme)) {
      trigger(order, order.stopPrice, bar.closeTime());
    }
  }

  private void trigger(Resting order, long price, long time) {
    order.isFresh = true;
    order.isMet = true;
    executions().trigger(order, time);
    if (!order.isGone && order.accepts(price)) {
      take(order, price, time);
    }
  }

  /** The open as the only price: of MARKET, IOC, FOK and AT_THE_OPEN orders. */
  private void matchAtOpen(Resting order, Bar bar, boolean opensSession) {
    boolean isForOpen = order.timeInForce == TimeInForce.AT_THE_OPEN;
    if (isForOpen && !opensSession) {
      return;
    }
    if (order.accepts(bar.openPrice())) {
      take(order, bar.openPrice(), bar.openTime());
    }
    executions().endImmediate(order, bar.openTime());
    if (isForOpen) {
      executions().expire(order, bar.openTime(), missed(order));
    }
  }

  private void matchAtLimit(Resting order, Bar bar, boolean opensSession) {
    if (!order.type.hasLimit()
        || order.waitsForStop()
        || order.timeInForce == TimeInForce.AT_THE_CLOSE) {
      return;
    }
    if (order.isFresh) {
      order.isFresh = false;
    } else if (order.isImmediate() || order.timeInForce == TimeInForce.AT_THE_OPEN) {
      matchAtOpen(order, bar, opensSession);
    } else {
      matchResting(order, bar);
    }
  }

  private void matchResting(Resting order, Bar bar) {
    boolean isFirst = !order.isMet;
    boolean touches = order.at.model().limitRule() == LimitRule.TOUCH;
    long open = bar.openPrice();
    long extreme = order.isBuy ? bar.lowPrice() : bar.highPrice();
    order.isMet = true;
    if ((isFirst || touches) ? order.accepts(open) : order.isPassedBy(open)) {
      if (isFirst && order.isPostOnly) {
        executions().reject(order, bar.openTime(), WOULD_TAKE);
      } else {
        execute(order, open, bar.openTime(), !isFirst);
      }
    } else if (touches ? order.accepts(extreme) : order.isPassedBy(extreme)) {
      execute(order, order.limitPrice, bar.closeTime(), true);
    }
  }

  @Override
  void close(InstrumentVenue at, long time) {
    Resting[] orders = at.orders().visit();
    for (int i = 0; i < orders.length && orders[i] != null; i++) {
      if (!orders[i].isGone && at.bar().opensAtOrAfter(orders[i].arrival)) {
        matchAtClose(orders[i], at.bar().close(), time);
      }
    }
  }

  private void matchAtClose(Resting order, long close, long time) {
    if (order.timeInForce == TimeInForce.AT_THE_CLOSE) {
      if (order.accepts(close)) {
        take(order, close, time);
      }
      executions().expire(order, time, missed(order));
    }
  }

  /** Moves the stops that trail, after matching. */
  void follow(InstrumentVenue at, long close) {
    if (at.orders().hasTrailing()) {
      for (Resting order = at.orders().first(); order != null; order = order.next) {
        TrailingStops.follow(order, close);
      }
    }
  }

  private void take(Resting order, long price, long time) {
    execute(order, price, time, false);
  }

  private void execute(Resting order, long price, long time, boolean maker) {
    executions().execute(order, order.at.bar().liquidity(), price, time, maker);
  }
}
