package io.slipstream.kernel.twin;

import io.slipstream.api.order.OrderType;
import io.slipstream.api.order.Side;
import io.slipstream.api.order.TimeInForce;
import io.slipstream.api.service.venue.SimulationModel.ExecutionFeed;
import io.slipstream.kernel.Input.Level;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Executions by the levels of a book. */
final class TwinBookFeed implements TwinFeed {
  private final TwinVenue venue;
  private final TwinExecution execution;

  /** What each level of the present book offers, by place, then by price with the side's sign. */
  private final Map<TwinPlace, Map<Long, TwinSupply>> supplies = new HashMap<>();

  TwinBookFeed(TwinVenue venue, TwinExecution execution) {
    this.venue = venue;
    this.execution = execution;
  }

  /** What is due before a book event takes effect. */
  void before(TwinPlace place, long time) {
    venue.arrive(place, time);
    if (place.feed() == ExecutionFeed.BOOK) {
      venue.expireTimed(place, time);
      venue.expireDays(place, time);
    }
  }

  /** The book is as it is now. */
  void after(TwinPlace place, long time) {
    supplies.remove(place);
    if (place.feed() != ExecutionFeed.BOOK || !place.book.isCurrent()) {
      return;
    }
    List<Level> bids = place.book.levels(Side.BUY);
    List<Level> asks = place.book.levels(Side.SELL);
    if (!bids.isEmpty() && !asks.isEmpty()) {
      long middle = Math.floorDiv(bids.get(0).price() + asks.get(0).price(), 2);
      place.instrument.mark = place.instrument.price(middle);
    }
    if (!place.isMatching()) {
      return;
    }
    for (TwinResting resting : List.copyOf(place.orders)) {
      if (!resting.gone) {
        meet(place, resting, time);
      }
    }
    for (TwinResting resting : List.copyOf(place.orders)) {
      follow(place, resting);
    }
  }

  private static void follow(TwinPlace place, TwinResting resting) {
    if (resting.stop == null && place.instrument.mark.signum() != 0) {
      resting.follow(place.instrument.mark);
    }
    List<Level> levels = opposite(place, resting);
    if (!levels.isEmpty()) {
      resting.follow(place.instrument.price(levels.get(0).price()));
    }
  }

  private static List<Level> opposite(TwinPlace place, TwinResting resting) {
    return place.book.levels(resting.side.opposite());
  }

  @Override
  public void arrived(TwinPlace place, TwinResting resting, long time) {
    if (place.book.isCurrent()) {
      meet(place, resting, time);
    }
  }

  private void meet(TwinPlace place, TwinResting resting, long time) {
    boolean isFirst = !resting.met;
    resting.met = true;
    List<Level> levels = opposite(place, resting);
    if (!levels.isEmpty()) {
      execute(place, resting, levels.get(0), isFirst, time);
    }
    venue.endImmediate(resting, time);
  }

  private void execute(
      TwinPlace place, TwinResting resting, Level level, boolean isFirst, long time) {
    BigDecimal best = place.instrument.price(level.price());
    if (resting.isMarket()) {
      takeLevels(place, resting, time);
    } else if (resting.isWaitingStop()) {
      if (resting.reachesStop(best)) {
        venue.trigger(resting, time);
        takeLevels(place, resting, time);
      }
    } else if (isFirst && resting.type == OrderType.LIMIT) {
      if (resting.order.terms.isPostOnly() && resting.accepts(best)) {
        venue.rejectNow(resting, time, "");
      } else {
        takeLevels(place, resting, time);
      }
    } else if (resting.accepts(best)) {
      execution.make(resting, resting.limit, supply(place, resting, level), time);
    }
  }

  /** Best first, one execution a level. */
  private void takeLevels(TwinPlace place, TwinResting resting, long time) {
    List<Level> levels = new ArrayList<>();
    for (Level level : opposite(place, resting)) {
      if (resting.accepts(place.instrument.price(level.price()))) {
        levels.add(level);
      }
    }
    if (levels.isEmpty() || execution.hasNothingToReduce(resting, time)) {
      return;
    }
    if (resting.timeInForce == TimeInForce.FOK && !isEnough(place, resting, levels)) {
      return;
    }
    for (Level level : levels) {
      BigDecimal price = place.instrument.price(level.price());
      execution.take(resting, price, supply(place, resting, level), time);
    }
  }

  private boolean isEnough(TwinPlace place, TwinResting resting, List<Level> levels) {
    BigDecimal offered = BigDecimal.ZERO;
    for (Level level : levels) {
      TwinSupply supply = supply(place, resting, level);
      offered = offered.add(supply.left(place.instrument, BigDecimal.ZERO));
    }
    return execution.possible(resting, offered).compareTo(resting.leaves()) >= 0;
  }

  private TwinSupply supply(TwinPlace place, TwinResting resting, Level level) {
    return supplies
        .computeIfAbsent(place, p -> new HashMap<>())
        .computeIfAbsent(
            level.price() * resting.side.opposite().sign(),
            k -> new TwinSupply(place.instrument.quantity(level.quantity()), true));
  }
}
