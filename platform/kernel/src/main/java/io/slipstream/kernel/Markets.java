package io.slipstream.kernel;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.Quote;
import io.slipstream.api.market.TradeTick;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.venue.SimulationModel.ExecutionFeed;
import io.slipstream.api.service.venue.Venue;
import io.slipstream.kernel.KernelException.Refusal;

/** Market events, checked already: day, time, mark, venue, liquidations, in this order. */
final class Markets {
  private static final long DAY = 86_400_000_000_000L;

  private final KernelState kernel;
  private final Venue venue;
  private final Liquidations liquidations;
  private final Outcomes out;

  Markets(KernelState kernel, Venue venue, Liquidations liquidations, Outcomes out) {
    this.kernel = kernel;
    this.venue = venue;
    this.liquidations = liquidations;
    this.out = out;
  }

  /**
   * Looks whether a market event's price can become the mark, before the event is written down.
   *
   * @throws KernelException when it cannot; nothing has changed then
   */
  void requireFits(Input input) {
    if (input instanceof Input.BarClosed in) {
      requireMark(in.instrument(), ExecutionFeed.BARS, in.bar().closePrice());
    } else if (input instanceof Input.QuoteChanged in) {
      long price = middle(in.quote().bidPrice(), in.quote().askPrice());
      requireMark(in.instrument(), ExecutionFeed.QUOTES, price);
    } else if (input instanceof Input.TradeSeen in) {
      requireMark(in.instrument(), ExecutionFeed.TRADES, in.trade().price());
    } else if (input instanceof Input.BookSnapshotTaken in
        && !in.bids().isEmpty()
        && !in.asks().isEmpty()) {
      long price = middle(in.bids().get(0).price(), in.asks().get(0).price());
      requireMark(in.instrument(), ExecutionFeed.BOOK, price);
    }
  }

  private void requireMark(int number, ExecutionFeed feed, long price) {
    InstrumentState instrument = kernel.instrumentAt(number);
    if (instrument.model().feed() == feed) {
      requireMark(instrument, price);
    }
  }

  void onBar(InstrumentState instrument, Bar bar) {
    boolean executes = instrument.model().feed() == ExecutionFeed.BARS;
    begin(instrument, bar.openTime(), bar.closeTime(), executes ? bar.closePrice() : 0);
    venue.onBar(instrument.number(), bar);
    liquidations.check(instrument);
  }

  void onQuote(InstrumentState instrument, Quote quote) {
    boolean executes = instrument.model().feed() == ExecutionFeed.QUOTES;
    long middle = executes ? middle(quote.bidPrice(), quote.askPrice()) : 0;
    begin(instrument, quote.eventTime(), quote.eventTime(), middle);
    instrument.setQuote(
        quote.bidQuantity() > 0 ? quote.bidPrice() : 0,
        quote.askQuantity() > 0 ? quote.askPrice() : 0);
    venue.onQuote(instrument.number(), quote);
    liquidations.check(instrument);
  }

  void onTrade(InstrumentState instrument, TradeTick trade) {
    boolean executes = instrument.model().feed() == ExecutionFeed.TRADES;
    begin(instrument, trade.eventTime(), trade.eventTime(), executes ? trade.price() : 0);
    venue.onTrade(instrument.number(), trade);
    liquidations.check(instrument);
  }

  void onBookSnapshot(InstrumentState instrument, Input.BookSnapshotTaken in) {
    boolean twoSided = !in.bids().isEmpty() && !in.asks().isEmpty();
    long middle =
        twoSided && instrument.model().feed() == ExecutionFeed.BOOK
            ? middle(in.bids().get(0).price(), in.asks().get(0).price())
            : 0;
    begin(instrument, in.eventTime(), in.eventTime(), middle);
    instrument.makeBook().snapshot(in.sequence(), in.bids(), in.asks());
    quoteAtBook(instrument, instrument.book());
    venue.onBook(instrument.number(), instrument.book(), in.eventTime());
    liquidations.check(instrument);
  }

  void onBookChange(InstrumentState instrument, Input.BookChanged in) {
    begin(instrument, in.eventTime(), in.eventTime(), 0);
    LevelBook book = instrument.makeBook();
    boolean wasCurrent = book.isCurrent();
    long expected = book.sequence() + 1;
    if (book.change(in.sequence(), in.side() == Side.BUY, in.price(), in.quantity())) {
      markAtBook(instrument, book);
    } else if (wasCurrent) {
      instrument.countBookGap();
      String symbol = instrument.terms().symbol();
      out.other(new Decision.BookGap(symbol, expected, in.sequence()));
    }
    quoteAtBook(instrument, book);
    venue.onBook(instrument.number(), book, in.eventTime());
    liquidations.check(instrument);
  }

  /** A book that is lost is no quote, but the gate is shown one that is crossed or lacks a side. */
  private static void quoteAtBook(InstrumentState instrument, LevelBook book) {
    if (book.isCrossed() || book.isCurrent()) {
      instrument.setQuote(
          book.bids() > 0 ? book.bidPrice(0) : 0, book.asks() > 0 ? book.askPrice(0) : 0);
    } else {
      instrument.setQuote(0, 0);
    }
  }

  private static void markAtBook(InstrumentState instrument, LevelBook book) {
    if (instrument.model().feed() == ExecutionFeed.BOOK && book.hasBothSides()) {
      try {
        instrument.mark(middle(book.bidPrice(0), book.askPrice(0)));
      } catch (ArithmeticException e) {
        book.lose();
      }
    }
  }

  void onSession(InstrumentState instrument, Input.SessionChanged in) {
    begin(instrument, in.eventTime(), in.eventTime(), 0);
    instrument.setPhase(in.phase());
    venue.onSession(instrument.number(), in.phase(), in.eventTime());
    liquidations.check(instrument);
  }

  void onTime(long time) {
    advance(time);
    venue.onTime(time);
  }

  /** Floor of the middle, without overflow. */
  private static long middle(long bid, long ask) {
    return bid + ((ask - bid) >> 1);
  }

  /** A price of zero leaves the mark where it is. */
  private void begin(InstrumentState instrument, long openTime, long eventTime, long price) {
    long dayStart = openTime >= kernel.dayEnd() ? startOfDay(openTime) : Long.MIN_VALUE;
    if (price > 0 && price != instrument.mark()) {
      if (dayStart != Long.MIN_VALUE) {
        requireMark(instrument, price);
        kernel.startDay(dayStart + DAY);
      }
      mark(instrument, price);
    } else if (dayStart != Long.MIN_VALUE) {
      kernel.startDay(dayStart + DAY);
    }
    kernel.setEventTime(eventTime);
    instrument.setMarketTime(eventTime);
  }

  /** Tries the mark and takes it back, so that a refused event starts no day. */
  private static void requireMark(InstrumentState instrument, long price) {
    long before = instrument.mark();
    mark(instrument, price);
    instrument.mark(before);
  }

  private static void mark(InstrumentState instrument, long price) {
    try {
      instrument.mark(price);
    } catch (ArithmeticException e) {
      throw new KernelException(
          Refusal.OUT_OF_RANGE,
          "not allowed: price "
              + instrument.terms().priceText(price)
              + " of "
              + instrument.terms().symbol()
              + ", at which a position's value would not fit");
    }
  }

  /** Time passes on its own. */
  void advance(long time) {
    if (time >= kernel.dayEnd()) {
      kernel.startDay(startOfDay(time) + DAY);
    }
    kernel.setEventTime(time);
  }

  private static long startOfDay(long time) {
    return Math.floorDiv(time, DAY) * DAY;
  }
}
