package io.slipstream.kernel.twin;

import io.slipstream.api.market.TradeTick;
import io.slipstream.api.order.OrderType;
import io.slipstream.api.service.venue.SimulationModel.LimitRule;
import java.math.BigDecimal;
import java.util.List;

/** Executions by trades of the market. */
final class TwinTrades implements TwinFeed {
  private final TwinVenue venue;
  private final TwinExecution execution;

  TwinTrades(TwinVenue venue, TwinExecution execution) {
    this.venue = venue;
    this.execution = execution;
  }

  /** A trade in real numbers. */
  private record Now(BigDecimal price, TwinSupply supply, int aggressor, long time) {
    static Now of(TwinInstrument in, TradeTick trade) {
      TwinSupply supply = new TwinSupply(in.quantity(trade.quantity()), false);
      return new Now(in.price(trade.price()), supply, trade.aggressor(), trade.eventTime());
    }
  }

  /** Orders wait for a trade. */
  @Override
  public void arrived(TwinPlace place, TwinResting resting, long time) {}

  void onTrade(TwinPlace place, TradeTick trade) {
    Now now = Now.of(place.instrument, trade);
    venue.expireTimed(place, now.time());
    venue.expireDays(place, now.time());
    place.instrument.mark = now.price();
    if (!place.isMatching()) {
      return;
    }
    for (TwinResting resting : List.copyOf(place.orders)) {
      if (!resting.gone) {
        meet(resting, now);
      }
    }
    for (TwinResting resting : List.copyOf(place.orders)) {
      resting.follow(now.price());
    }
  }

  /** With a book, trades fill only what rests in it. */
  void onBookTrade(TwinPlace place, TradeTick trade) {
    Now now = Now.of(place.instrument, trade);
    venue.expireTimed(place, now.time());
    venue.expireDays(place, now.time());
    if (place.isMatching() && place.book.isCurrent()) {
      for (TwinResting resting : List.copyOf(place.orders)) {
        if (!resting.gone && resting.met && resting.isLimit()) {
          rest(resting, now);
        }
      }
    }
  }

  private void meet(TwinResting resting, Now now) {
    boolean isFirst = !resting.met;
    resting.met = true;
    if (resting.isMarket()) {
      execution.take(resting, now.price(), now.supply(), now.time());
    } else if (resting.isWaitingStop()) {
      if (resting.reachesStop(now.price())) {
        venue.trigger(resting, now.time());
        if (resting.accepts(now.price())) {
          execution.take(resting, now.price(), now.supply(), now.time());
        }
      }
    } else if (isFirst && resting.type == OrderType.LIMIT && resting.isBeyond(now.price())) {
      if (resting.order.terms.isPostOnly()) {
        venue.rejectNow(resting, now.time(), "");
      } else {
        execution.take(resting, now.price(), now.supply(), now.time());
      }
    } else {
      rest(resting, now);
    }
    venue.endImmediate(resting, now.time());
  }

  /** A resting order: beyond its limit at once, at its limit after the queue. */
  private void rest(TwinResting resting, Now now) {
    if (resting.isBeyond(now.price())) {
      resting.ahead = BigDecimal.ZERO;
      execution.make(resting, resting.limit, now.supply(), now.time());
      return;
    }
    if (!Decimals.same(now.price(), resting.limit)
        || resting.instrument.model.limitRule() != LimitRule.TOUCH
        || now.aggressor() == resting.side.sign()) {
      return;
    }
    BigDecimal used = resting.ahead.min(now.supply().quantity);
    resting.ahead = resting.ahead.subtract(used);
    if (Decimals.less(used, now.supply().quantity)) {
      execution.attempt(resting, resting.limit, now.supply(), used, false, now.time());
    }
  }
}
