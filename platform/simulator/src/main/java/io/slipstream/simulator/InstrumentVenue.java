package io.slipstream.simulator;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.market.Rounding;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;
import io.slipstream.api.service.venue.CommissionModel;
import io.slipstream.api.service.venue.SimulationModel;
import java.util.Arrays;

/** One instrument's market: how it is simulated, what it showed last, and the orders there. */
final class InstrumentVenue {
  private static final int MOST_PODS = 1 << 23;

  private final Instrument terms;
  private final SimulationModel model;
  private final Matching matching;
  private final RestingOrders orders = new RestingOrders();
  private final PendingRequests pending = new PendingRequests();
  private final Sessions sessions = new Sessions();
  private final LastBar bar = new LastBar();
  private final StandingQuote quote = new StandingQuote();
  private final StandingBook book = new StandingBook();
  private final LastTrade trade = new LastTrade();
  private long mark;
  private long[] tradedByPod = new long[0];

  InstrumentVenue(Instrument terms, SimulationModel model, Matching matching) {
    this.terms = terms;
    this.model = model;
    this.matching = matching;
  }

  Instrument terms() {
    return terms;
  }

  SimulationModel model() {
    return model;
  }

  Matching matching() {
    return matching;
  }

  RestingOrders orders() {
    return orders;
  }

  PendingRequests pending() {
    return pending;
  }

  Sessions sessions() {
    return sessions;
  }

  LastBar bar() {
    return bar;
  }

  StandingQuote quote() {
    return quote;
  }

  StandingBook book() {
    return book;
  }

  LastTrade trade() {
    return trade;
  }

  /** Last price of the feed that executes; zero before the first. */
  long mark() {
    return mark;
  }

  void setMark(long price) {
    mark = price;
  }

  /** The mark is in other units; quote and book are unknown until they are seen again. */
  void split(long numerator, long denominator) {
    mark = FixedPoint.multiplyDivide(mark, denominator, numerator, Rounding.HALF_EVEN);
    quote.forget();
    book.forget();
  }

  /** Whether no event can have an answer. */
  boolean isIdle() {
    return orders.isEmpty() && pending.isEmpty();
  }

  /** What the market shows at an order's limit: a queue it joins at the end. */
  long shownAt(Resting order) {
    return book.isCurrent() ? book.shownAt(order) : quote.shownAt(order);
  }

  /** Notional that a pod has traded, as far as a commission depends on it. */
  long tradedNotional(int pod) {
    return pod < tradedByPod.length ? tradedByPod[pod] : 0;
  }

  /** Makes room, so that the sum can be kept later without a failure. */
  long addedNotional(int pod, long notional) {
    if (model.commission().kind() != CommissionModel.Kind.TIERED) {
      return 0;
    }
    if (pod >= tradedByPod.length) {
      tradedByPod = Arrays.copyOf(tradedByPod, Math.max(pod + 1, tradedByPod.length * 2));
    }
    return Math.addExact(tradedByPod[pod], notional);
  }

  void keepNotional(int pod, long sum) {
    if (sum != 0) {
      tradedByPod[pod] = sum;
    }
  }

  void writeState(StateSink sink) {
    sink.put(mark);
    sessions.writeState(sink);
    bar.writeState(sink);
    quote.writeState(sink);
    book.writeState(sink);
    trade.writeState(sink);
    for (int pod = 0; pod < tradedByPod.length; pod++) {
      if (tradedByPod[pod] != 0) {
        sink.put(pod).put(tradedByPod[pod]);
      }
    }
    sink.put(-1);
    orders.writeState(sink);
    pending.writeState(sink);
  }

  /** Returns how many requests are on their way. */
  int readState(StateSource source, RequestDesk desk) {
    mark = source.take();
    sessions.readState(source);
    bar.readState(source);
    quote.readState(source);
    book.readState(source);
    trade.readState(source);
    for (int pod = takePod(source); pod >= 0; pod = takePod(source)) {
      addedNotional(pod, 0);
      keepNotional(pod, source.take());
    }
    orders.readState(source, this, desk);
    return pending.readState(source, this, desk);
  }

  private static int takePod(StateSource source) {
    return source.takeInt(-1, MOST_PODS);
  }
}
