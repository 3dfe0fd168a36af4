package io.slipstream.kernel.twin;

import io.slipstream.api.market.Quote;
import io.slipstream.api.order.OrderType;
import io.slipstream.api.service.venue.SimulationModel.LimitRule;
import java.math.BigDecimal;
import java.util.List;

/** Executions by the best prices. */
final class TwinQuotes implements TwinFeed {
  private final TwinVenue venue;
  private final TwinExecution execution;

  TwinQuotes(TwinVenue venue, TwinExecution execution) {
    this.venue = venue;
    this.execution = execution;
  }

  void onQuote(TwinPlace place, Quote quote) {
    TwinInstrument in = place.instrument;
    long time = quote.eventTime();
    venue.expireTimed(place, time);
    venue.expireDays(place, time);
    place.quote = quote;
    place.bids = new TwinSupply(in.quantity(quote.bidQuantity()), false);
    place.asks = new TwinSupply(in.quantity(quote.askQuantity()), false);
    in.mark = in.price(Math.floorDiv(quote.bidPrice() + quote.askPrice(), 2));
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
    TwinInstrument in = place.instrument;
    if (resting.stop == null) {
      resting.follow(in.mark);
    }
    if (resting.isBuy() && place.asks.quantity.signum() > 0) {
      resting.follow(in.price(place.quote.askPrice()));
    } else if (!resting.isBuy() && place.bids.quantity.signum() > 0) {
      resting.follow(in.price(place.quote.bidPrice()));
    }
  }

  @Override
  public void arrived(TwinPlace place, TwinResting resting, long time) {
    if (place.quote == null) {
      return;
    }
    if (place.bids != null) {
      meet(place, resting, time);
    }
  }

  private void meet(TwinPlace place, TwinResting resting, long time) {
    boolean isFirst = !resting.met;
    resting.met = true;
    Quote quote = place.quote;
    TwinSupply supply = resting.isBuy() ? place.asks : place.bids;
    BigDecimal price =
        place.instrument.price(resting.isBuy() ? quote.askPrice() : quote.bidPrice());
    if (supply.quantity.signum() > 0) {
      execute(resting, price, supply, isFirst, time);
    }
    venue.endImmediate(resting, time);
  }

  private void execute(
      TwinResting resting, BigDecimal price, TwinSupply supply, boolean isFirst, long time) {
    if (resting.isMarket()) {
      execution.take(resting, price, supply, time);
    } else if (resting.isWaitingStop()) {
      if (resting.reachesStop(price)) {
        venue.trigger(resting, time);
        if (resting.accepts(price)) {
          execution.take(resting, price, supply, time);
        }
      }
    } else if (isFirst && resting.type == OrderType.LIMIT) {
      executeFirst(resting, price, supply, time);
    } else if (isReached(resting, price)) {
      execution.make(resting, resting.limit, supply, time);
    }
  }

  private void executeFirst(TwinResting resting, BigDecimal price, TwinSupply supply, long time) {
    if (!resting.accepts(price)) {
      return;
    }
    if (resting.order.terms.isPostOnly()) {
      venue.rejectNow(resting, time, "");
    } else {
      execution.take(resting, price, supply, time);
    }
  }

  /** Whether a price fills a limit order that rests. */
  static boolean isReached(TwinResting resting, BigDecimal price) {
    return resting.instrument.model.limitRule() == LimitRule.TRADE_THROUGH
        ? resting.isBeyond(price)
        : resting.accepts(price);
  }
}
