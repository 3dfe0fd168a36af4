package io.slipstream.kernel.twin;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.Quote;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.venue.SessionPhase;
import io.slipstream.api.service.venue.SimulationModel.ExecutionFeed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Where one instrument is traded: its orders in venue order and the last market events. */
final class TwinPlace {
  final TwinInstrument instrument;
  final List<TwinResting> orders = new ArrayList<>();
  final TwinBook book = new TwinBook();
  SessionPhase phase = SessionPhase.OPEN;

  /** There was an event of the session. */
  boolean hasSessions;

  /** No bar came since the session opened. */
  boolean opens;

  Bar bar;
  TwinSupply barSupply;
  Quote quote;
  TwinSupply bids;
  TwinSupply asks;

  TwinPlace(TwinInstrument instrument) {
    this.instrument = instrument;
  }

  ExecutionFeed feed() {
    return instrument.model.feed();
  }

  boolean isMatching() {
    return phase == SessionPhase.OPEN;
  }

  /** What the market showed at a price, for who joins there. */
  BigDecimal shown(Side side, BigDecimal price) {
    if (book.isCurrent()) {
      return instrument.quantity(book.quantityAt(side, instrument.priceUnits(price)));
    }
    if (quote == null) {
      return BigDecimal.ZERO;
    }
    boolean isBid = side == Side.BUY;
    BigDecimal best = instrument.price(isBid ? quote.bidPrice() : quote.askPrice());
    long quantity = isBid ? quote.bidQuantity() : quote.askQuantity();
    return Decimals.same(best, price) ? instrument.quantity(quantity) : BigDecimal.ZERO;
  }
}
