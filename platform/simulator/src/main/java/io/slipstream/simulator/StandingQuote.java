package io.slipstream.simulator;

import io.slipstream.api.market.Quote;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;

/** The last quote of an instrument and what orders took of it. */
final class StandingQuote {
  private final Liquidity bid = new Liquidity(false);
  private final Liquidity ask = new Liquidity(false);

  void set(Quote quote) {
    bid.set(quote.bidPrice(), quote.bidQuantity());
    ask.set(quote.askPrice(), quote.askQuantity());
  }

  void forget() {
    bid.set(0, 0);
    ask.set(0, 0);
  }

  /** Whether there was a quote. */
  boolean isKnown() {
    return bid.price() > 0;
  }

  /** What an order can take from. */
  Liquidity against(Resting order) {
    return order.isBuy ? ask : bid;
  }

  /** Quantity shown at an order's own limit. */
  long shownAt(Resting order) {
    Liquidity own = order.isBuy ? bid : ask;
    return own.price() == order.limitPrice ? own.quantity() : 0;
  }

  /** Price and quantity of both sides; without a quote they are zero. */
  void writeState(StateSink sink) {
    bid.writeState(sink);
    ask.writeState(sink);
  }

  void readState(StateSource source) {
    bid.readState(source);
    ask.readState(source);
  }
}
