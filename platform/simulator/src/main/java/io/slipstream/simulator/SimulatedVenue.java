package io.slipstream.simulator;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.Book;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.market.Quote;
import io.slipstream.api.market.TradeTick;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;
import io.slipstream.api.service.venue.ExecutionListener;
import io.slipstream.api.service.venue.SessionPhase;
import io.slipstream.api.service.venue.SimulationModel;
import io.slipstream.api.service.venue.SimulationModel.ExecutionFeed;
import io.slipstream.api.service.venue.Venue;
import io.slipstream.api.service.venue.VenueAccounts;
import io.slipstream.api.service.venue.VenueOrder;
import java.util.Arrays;

/**
 * A venue that executes orders with bars, quotes, trades or the book of each instrument, as its
 * {@link SimulationModel} says; {@code docs/kernel.md} has the rules. Requests may be made from
 * within its answers.
 */
public final class SimulatedVenue implements Venue {
  private final OrderIndex index = new OrderIndex();
  private final RestingPool pool = new RestingPool();
  private final Executions executions = new Executions(index, pool);
  private final RequestDesk desk = new RequestDesk(index, pool, executions);
  private final BarMatching bars = new BarMatching(executions);
  private final QuoteMatching quotes = new QuoteMatching(executions);
  private final TradeMatching trades = new TradeMatching(executions);
  private final BookMatching books = new BookMatching(executions);
  private final int keptOrders;
  private InstrumentVenue[] markets = new InstrumentVenue[8];
  private int count;
  private int depth;

  /** Of a session, whose newest closed orders people look at. */
  public SimulatedVenue() {
    this(8192);
  }

  private SimulatedVenue(int keptOrders) {
    this.keptOrders = keptOrders;
  }

  /**
   * Of a run that writes down all it needs: nobody looks at closed orders, memory costs time, and
   * late are only answers to wishes that met an order's end.
   */
  public static SimulatedVenue ofBacktest() {
    return new SimulatedVenue(64);
  }

  @Override
  public int keptOrders() {
    return keptOrders;
  }

  @Override
  public void connect(ExecutionListener listener, VenueAccounts accounts) {
    executions.connect(listener, accounts);
  }

  @Override
  public void begin(long seed) {
    desk.begin(seed);
  }

  @Override
  public void addInstrument(int instrument, Instrument terms, SimulationModel model) {
    if (instrument != count) {
      throw new IllegalArgumentException(
          "instrument number " + instrument + ": " + count + " is the next");
    }
    if (count == markets.length) {
      markets = Arrays.copyOf(markets, count * 2);
    }
    markets[count++] = new InstrumentVenue(terms, model, matching(model.feed()));
  }

  private Matching matching(ExecutionFeed feed) {
    return switch (feed) {
      case BARS -> bars;
      case QUOTES -> quotes;
      case TRADES -> trades;
      case BOOK -> books;
    };
  }

  @Override
  public void submit(VenueOrder order) {
    enter();
    try {
      desk.submit(markets[order.instrumentNumber()], order);
    } finally {
      leave();
    }
  }

  @Override
  public void cancel(long orderId, long eventTime) {
    enter();
    try {
      desk.cancel(orderId, eventTime);
    } finally {
      leave();
    }
  }

  @Override
  public void replace(
      long orderId, long orderQty, long limitPrice, long stopPrice, long eventTime) {
    enter();
    try {
      desk.replace(orderId, orderQty, limitPrice, stopPrice, eventTime);
    } finally {
      leave();
    }
  }

  @Override
  public boolean isIdle(int instrument) {
    return markets[instrument].isIdle();
  }

  @Override
  public void onBar(int instrument, Bar bar) {
    InstrumentVenue at = markets[instrument];
    if (at.matching() != bars) {
      drain(at, bar.closeTime());
    } else if (at.isIdle()) {
      at.sessions().begin(bar.openTime());
      at.setMark(bar.closePrice());
      at.bar().begin(bar);
      at.bar().end(bar);
    } else {
      enter();
      try {
        matchBar(at, bar);
      } finally {
        leave();
      }
    }
  }

  private void matchBar(InstrumentVenue at, Bar bar) {
    desk.drain(at, bar.openTime());
    bars.expire(at, bar.openTime());
    boolean opensSession = at.sessions().begin(bar.openTime());
    at.setMark(bar.closePrice());
    at.bar().begin(bar);
    if (at.sessions().isOpen()) {
      bars.match(at, bar, opensSession);
      bars.follow(at, bar.closePrice());
    }
    at.bar().end(bar);
    desk.drain(at, bar.closeTime());
    bars.expireGoodTill(at, bar.closeTime());
  }

  @Override
  public void onQuote(int instrument, Quote quote) {
    InstrumentVenue at = markets[instrument];
    if (at.matching() == bars) {
      drain(at, quote.eventTime());
    } else if (at.isIdle()) {
      showQuote(at, quote);
    } else {
      enter();
      try {
        desk.drain(at, quote.eventTime());
        if (at.matching() == quotes) {
          at.matching().expire(at, quote.eventTime());
        }
        boolean opensSession = showQuote(at, quote);
        if (at.matching() == quotes && at.sessions().isOpen()) {
          quotes.match(at, quote.eventTime(), opensSession);
        }
      } finally {
        leave();
      }
    }
  }

  /** True when a session begins with it. */
  private boolean showQuote(InstrumentVenue at, Quote quote) {
    at.quote().set(quote);
    if (at.matching() != quotes) {
      return false;
    }
    at.setMark(quote.bidPrice() + ((quote.askPrice() - quote.bidPrice()) >> 1));
    return at.sessions().begin(quote.eventTime());
  }

  @Override
  public void onTrade(int instrument, TradeTick trade) {
    InstrumentVenue at = markets[instrument];
    if (at.matching() != trades && at.matching() != books) {
      drain(at, trade.eventTime());
    } else {
      enter();
      try {
        matchTrade(at, trade);
      } finally {
        leave();
      }
    }
  }

  private void matchTrade(InstrumentVenue at, TradeTick trade) {
    long time = trade.eventTime();
    desk.drain(at, time);
    at.matching().expire(at, time);
    at.trade().set(trade);
    if (at.matching() == trades) {
      at.setMark(trade.price());
      boolean opensSession = at.sessions().begin(time);
      if (at.sessions().isOpen()) {
        trades.match(at, time, opensSession);
      }
    } else if (at.sessions().isOpen()) {
      books.matchTrade(at, time);
    }
  }

  @Override
  public void onBook(int instrument, Book book, long eventTime) {
    InstrumentVenue at = markets[instrument];
    if (at.matching() != trades && at.matching() != books) {
      drain(at, eventTime);
    } else {
      enter();
      try {
        matchBook(at, book, eventTime);
      } finally {
        leave();
      }
    }
  }

  private void matchBook(InstrumentVenue at, Book book, long time) {
    desk.drain(at, time);
    if (at.matching() != books) {
      at.book().set(book);
      return;
    }
    books.expire(at, time);
    at.book().set(book);
    if (at.book().hasBothSides()) {
      at.setMark(at.book().middle());
    }
    if (at.book().isCurrent()) {
      boolean opensSession = at.sessions().begin(time);
      if (at.sessions().isOpen()) {
        books.match(at, time, opensSession);
      }
    }
  }

  @Override
  public void onSession(int instrument, SessionPhase phase, long eventTime) {
    InstrumentVenue at = markets[instrument];
    enter();
    try {
      desk.drain(at, eventTime);
      at.sessions().change(phase);
      if (phase == SessionPhase.CLOSED) {
        at.matching().close(at, eventTime);
        at.matching().endSession(at, eventTime);
      }
    } finally {
      leave();
    }
  }

  @Override
  public void onSplit(int instrument, long numerator, long denominator) {
    markets[instrument].split(numerator, denominator);
  }

  @Override
  public void onTime(long eventTime) {
    if (desk.isIdle()) {
      return;
    }
    enter();
    try {
      desk.drainAll(markets, count, eventTime);
    } finally {
      leave();
    }
  }

  /** An event that executes nothing lets requests arrive. */
  private void drain(InstrumentVenue at, long time) {
    if (at.pending().isEmpty()) {
      return;
    }
    enter();
    try {
      desk.drain(at, time);
    } finally {
      leave();
    }
  }

  private void enter() {
    depth++;
  }

  private void leave() {
    if (--depth == 0) {
      pool.recycle();
    }
  }

  @Override
  public void writeState(StateSink sink) {
    desk.writeState(sink);
    sink.put(count);
    for (int i = 0; i < count; i++) {
      markets[i].writeState(sink);
    }
  }

  @Override
  public void readState(StateSource source) {
    desk.readState(source);
    source.takeInt(count, count);
    for (int i = 0; i < count; i++) {
      desk.resume(markets[i].readState(source, desk));
    }
  }
}
