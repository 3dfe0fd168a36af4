package io.slipstream.kernel.twin;

import io.slipstream.api.market.Bar;
import io.slipstream.api.order.OrderType;
import io.slipstream.api.order.TimeInForce;
import io.slipstream.api.service.venue.SimulationModel.FillTiming;
import io.slipstream.api.service.venue.SimulationModel.LimitRule;
import java.math.BigDecimal;
import java.util.List;

/** Executions by complete bars, in three passes. */
final class TwinBars implements TwinFeed {
  private final TwinVenue venue;
  private final TwinExecution execution;

  TwinBars(TwinVenue venue, TwinExecution execution) {
    this.venue = venue;
    this.execution = execution;
  }

  /** A bar in real numbers, with its place. */
  private record Now(
      TwinPlace place,
      BigDecimal open,
      BigDecimal high,
      BigDecimal low,
      BigDecimal close,
      long openTime,
      long closeTime,
      boolean isSessionsFirst,
      boolean isSessionsLast) {
    TwinSupply supply() {
      return place.barSupply;
    }

    /** The best price of the bar for a side. */
    BigDecimal best(TwinResting resting) {
      return resting.isBuy() ? low : high;
    }

    /** The worst price of the bar for a side. */
    BigDecimal worst(TwinResting resting) {
      return resting.isBuy() ? high : low;
    }
  }

  void onBar(TwinPlace place, Bar bar) {
    venue.arrive(place, bar.openTime());
    venue.expireTimed(place, bar.openTime());
    venue.expireDays(place, bar.openTime());
    Now now = now(place, bar);
    place.bar = bar;
    place.barSupply = new TwinSupply(place.instrument.quantity(bar.tradedQuantity()), false);
    place.instrument.mark = now.close();
    if (place.isMatching()) {
      match(now);
    }
    place.opens = false;
    venue.arrive(place, bar.closeTime());
    venue.expireTimed(place, bar.closeTime());
  }

  private static Now now(TwinPlace place, Bar bar) {
    TwinInstrument in = place.instrument;
    boolean isFirst =
        place.hasSessions
            ? place.opens
            : place.bar == null
                || Math.floorDiv(place.bar.openTime(), TwinVenue.DAY)
                    != Math.floorDiv(bar.openTime(), TwinVenue.DAY);
    boolean isLast = !place.hasSessions && bar.closeTime() % TwinVenue.DAY == 0;
    return new Now(
        place,
        in.price(bar.openPrice()),
        in.price(bar.highPrice()),
        in.price(bar.lowPrice()),
        in.price(bar.closePrice()),
        bar.openTime(),
        bar.closeTime(),
        isFirst,
        isLast);
  }

  private void match(Now now) {
    List<TwinResting> eligible =
        now.place().orders.stream().filter(r -> r.arrival <= now.openTime()).toList();
    for (TwinResting resting : eligible) {
      if (!resting.gone && resting.timeInForce != TimeInForce.AT_THE_CLOSE) {
        firstPass(resting, now);
      }
    }
    for (TwinResting resting : eligible) {
      if (!resting.gone
          && resting.timeInForce != TimeInForce.AT_THE_CLOSE
          && resting.isLimit()
          && !resting.triggeredNow) {
        secondPass(resting, now);
      }
    }
    if (now.isSessionsLast()) {
      eligible.forEach(r -> atTheClose(r, now.place(), now.closeTime()));
    }
    for (TwinResting resting : List.copyOf(now.place().orders)) {
      resting.follow(now.close());
    }
    for (TwinResting resting : eligible) {
      resting.triggeredNow = false;
      resting.met = true;
    }
  }

  // ---------------------------------------------------------------- MARKET and stops

  private void firstPass(TwinResting resting, Now now) {
    if (resting.isMarket()) {
      if (resting.timeInForce == TimeInForce.AT_THE_OPEN) {
        atTheOpen(resting, now);
      } else {
        execution.take(resting, now.open(), now.supply(), now.openTime());
        venue.endImmediate(resting, now.openTime());
      }
    } else if (resting.isWaitingStop()) {
      if (resting.reachesStop(now.open())) {
        trigger(resting, now.open(), now.openTime(), now);
      } else if (resting.reachesStop(now.worst(resting))) {
        trigger(resting, resting.stop, now.closeTime(), now);
      }
    }
  }

  private void trigger(TwinResting resting, BigDecimal price, long time, Now now) {
    resting.triggeredNow = true;
    venue.trigger(resting, time);
    if (resting.accepts(price)) {
      execution.take(resting, price, now.supply(), time);
    }
  }

  // ---------------------------------------------------------------- LIMIT

  private void secondPass(TwinResting resting, Now now) {
    if (resting.timeInForce == TimeInForce.AT_THE_OPEN) {
      atTheOpen(resting, now);
      return;
    }
    boolean isThrough = resting.instrument.model.limitRule() == LimitRule.TRADE_THROUGH;
    boolean atOpen =
        (resting.met && isThrough) ? resting.isBeyond(now.open()) : resting.accepts(now.open());
    BigDecimal best = now.best(resting);
    boolean atLimit = isThrough ? resting.isBeyond(best) : resting.accepts(best);
    if (atOpen) {
      executeAtOpen(resting, now);
    } else if (atLimit && !resting.isImmediate()) {
      execution.make(resting, resting.limit, now.supply(), now.closeTime());
    }
    venue.endImmediate(resting, now.openTime());
  }

  private void executeAtOpen(TwinResting resting, Now now) {
    if (resting.met) {
      execution.make(resting, now.open(), now.supply(), now.openTime());
    } else if (resting.order.terms.isPostOnly()) {
      venue.rejectNow(resting, now.openTime(), "");
    } else {
      execution.take(resting, now.open(), now.supply(), now.openTime());
    }
  }

  // ---------------------------------------------------------------- sessions

  private void atTheOpen(TwinResting resting, Now now) {
    if (!now.isSessionsFirst()) {
      return;
    }
    if (resting.accepts(now.open())) {
      execution.take(resting, now.open(), now.supply(), now.openTime());
    }
    if (!resting.gone) {
      venue.expireNow(resting, now.openTime());
    }
  }

  private void atTheClose(TwinResting resting, TwinPlace place, long time) {
    if (resting.gone || resting.timeInForce != TimeInForce.AT_THE_CLOSE) {
      return;
    }
    BigDecimal close = place.instrument.price(place.bar.closePrice());
    if (resting.accepts(close)) {
      execution.take(resting, close, place.barSupply, time);
    }
    if (!resting.gone) {
      venue.expireNow(resting, time);
    }
  }

  /** The market closes: AT_THE_CLOSE orders execute at the last bar's close. */
  void closeSession(TwinPlace place, long time) {
    if (place.bar != null) {
      for (TwinResting resting : List.copyOf(place.orders)) {
        if (resting.arrival <= place.bar.openTime()) {
          atTheClose(resting, place, time);
        }
      }
    }
  }

  /** SAME_CLOSE looks ahead; all others wait for the next bar. */
  @Override
  public void arrived(TwinPlace place, TwinResting resting, long time) {
    boolean isOfSession =
        resting.timeInForce == TimeInForce.AT_THE_OPEN
            || resting.timeInForce == TimeInForce.AT_THE_CLOSE;
    if (place.instrument.model.timing() == FillTiming.SAME_CLOSE
        && resting.type == OrderType.MARKET
        && !isOfSession
        && place.bar != null
        && resting.order.decisionTime == place.bar.closeTime()) {
      BigDecimal close = place.instrument.price(place.bar.closePrice());
      execution.take(resting, close, place.barSupply, place.bar.closeTime());
      venue.endImmediate(resting, place.bar.closeTime());
    }
  }
}
