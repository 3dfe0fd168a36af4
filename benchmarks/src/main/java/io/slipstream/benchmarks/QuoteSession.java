package io.slipstream.benchmarks;

import io.slipstream.api.service.venue.SimulationModel;
import io.slipstream.api.service.venue.SimulationModel.ExecutionFeed;
import io.slipstream.api.service.venue.Venue;
import io.slipstream.kernel.InputLog;
import java.util.List;

/** One pod that answers every quote with an order that is filled at once. */
final class QuoteSession {
  private static final String SYMBOL = "BTC-USD";

  private final QuoteFeed feed = new QuoteFeed(SYMBOL, 3);
  private final Session session;

  QuoteSession(Venue venue) {
    this(venue, InputLog.NONE);
  }

  QuoteSession(Venue venue, InputLog log) {
    SimulationModel model = SimulationModel.DEFAULT.withFeed(ExecutionFeed.QUOTES);
    session = new Session(venue, model, List.of(Market.instrument(SYMBOL)), log);
    session.add(new EachQuote());
  }

  void step() {
    session.loop().onQuote(0, feed.next());
    session.loop().endSlice();
  }

  /** Fails when not every quote had its fill. */
  void check(long quotes) {
    session.check();
    if (session.fills(0) != quotes) {
      throw new IllegalStateException(session.fills(0) + " fills of " + quotes + " orders");
    }
  }
}
