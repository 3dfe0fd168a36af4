package io.slipstream.kernel;

import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;
import io.slipstream.api.service.venue.SessionPhase;
import io.slipstream.api.service.venue.SimulationModel;
import java.util.Arrays;

/** What the kernel knows of an instrument: terms, mark, book, phase, and who holds it. */
final class InstrumentState {
  /** Values below it may double, and sums of a few of them are in range still. */
  private static final long ROOMY = Bounded.MAX >> 4;

  private final int number;
  private final Instrument terms;
  private final SimulationModel model;
  private final Currencies.Currency currency;
  private final GateNews news;
  private Holding[] holders = new Holding[4];
  private int holderCount;
  private LevelBook book;
  private SessionPhase phase = SessionPhase.OPEN;
  private long mark;
  private BarSeries.Cursor followed;
  private long valuedAt;
  private long bookGaps;
  private long marketTime = Long.MIN_VALUE;
  private long bidPrice;
  private long askPrice;
  private Holding[] workers = new Holding[4];
  private int workerCount;
  private final OwnPrices ownPrices = new OwnPrices();
  private boolean moved;

  InstrumentState(
      int number,
      Instrument terms,
      SimulationModel model,
      Currencies.Currency currency,
      GateNews news) {
    this.number = number;
    this.terms = terms;
    this.model = model;
    this.currency = currency;
    this.news = news;
  }

  GateNews news() {
    return news;
  }

  /** The gate is told before it decides next that values at the mark are other ones. */
  void move() {
    if (!moved) {
      moved = true;
      news.moved(this);
    }
  }

  /** An order of the holding begins to work, the first. */
  void addWorker(Holding holding) {
    if (workerCount == workers.length) {
      workers = Arrays.copyOf(workers, workerCount * 2);
    }
    workers[workerCount++] = holding;
  }

  /** No order of the holding works any more. */
  void removeWorker(Holding holding) {
    int at = 0;
    while (workers[at] != holding) {
      at++;
    }
    workers[at] = workers[--workerCount];
    workers[workerCount] = null;
  }

  OwnPrices ownPrices() {
    return ownPrices;
  }

  int workerCount() {
    return workerCount;
  }

  /** One that has working orders, in no particular order. */
  Holding worker(int index) {
    return workers[index];
  }

  /** The gate was told. */
  void told() {
    moved = false;
  }

  /**
   * Moves the mark and everything that is valued at it.
   *
   * @throws ArithmeticException when a value does not fit; nothing has changed then
   */
  void mark(long price) {
    move();
    if (holderCount == 0) {
      mark = price;
    } else if (price != mark) {
      revalue(price);
    }
  }

  private void revalue(long price) {
    long before = mark;
    mark = price;
    int done = 0;
    try {
      while (done < holderCount) {
        holders[done].revalue();
        done++;
      }
    } catch (ArithmeticException e) {
      mark = before;
      while (--done >= 0) {
        holders[done].revalue();
      }
      throw e;
    }
  }

  /** Values the holders at a mark that has room. */
  void revalueAtMark() {
    long now = mark();
    if (now != valuedAt) {
      valuedAt = now;
      for (int i = 0; i < holderCount; i++) {
        holders[i].revalue();
      }
    }
  }

  /** What all pods hold, in the instrument's units. */
  long heldByAll() {
    long sum = 0;
    for (int i = 0; i < holderCount; i++) {
      sum = Math.addExact(sum, holders[i].quantity());
    }
    return sum;
  }

  /** The holders are valued at the mark, which is a cursor's close from its next bar on. */
  void follow(BarSeries.Cursor bars) {
    move();
    valuedAt = mark;
    followed = bars;
  }

  /** The mark stays where it is. */
  void unfollow() {
    mark = mark();
    followed = null;
  }

  /**
   * Up to which price every value certainly fits as long as nothing else changes; zero when that is
   * not known.
   */
  long highestRoomyMark() {
    if (holderCount == 0) {
      return Long.MAX_VALUE;
    }
    if (!currency.isPortfolio() || mark > ROOMY) {
      return 0;
    }
    long sum = 0;
    for (int i = 0; i < holderCount; i++) {
      sum += Math.min(ROOMY, Math.abs(holders[i].notional()));
      if (sum > ROOMY || !holders[i].ledger().isRoomy(ROOMY)) {
        return 0;
      }
    }
    return 2 * mark;
  }

  void addHolder(Holding holding) {
    if (holderCount == holders.length) {
      holders = Arrays.copyOf(holders, holderCount * 2);
    }
    int at = holderCount++;
    while (at > 0 && holders[at - 1].ledger().pod() > holding.ledger().pod()) {
      holders[at] = holders[at - 1];
      at--;
    }
    holders[at] = holding;
  }

  void removeHolder(Holding holding) {
    int at = 0;
    while (holders[at] != holding) {
      at++;
    }
    holderCount--;
    System.arraycopy(holders, at + 1, holders, at, holderCount - at);
    holders[holderCount] = null;
  }

  int holderCount() {
    return holderCount;
  }

  /** By pod number, ascending. */
  Holding holder(int index) {
    return holders[index];
  }

  int number() {
    return number;
  }

  Instrument terms() {
    return terms;
  }

  SimulationModel model() {
    return model;
  }

  Currencies.Currency currency() {
    return currency;
  }

  long mark() {
    return followed == null ? mark : followed.closePrice();
  }

  /** Something of its market happened at that time. */
  void setMarketTime(long time) {
    marketTime = time;
  }

  long marketTime() {
    return marketTime;
  }

  void setQuote(long bid, long ask) {
    bidPrice = bid;
    askPrice = ask;
  }

  /** Best bid of the last quote or book, zero without one. */
  long bidPrice() {
    return bidPrice;
  }

  long askPrice() {
    return askPrice;
  }

  SessionPhase phase() {
    return phase;
  }

  void setPhase(SessionPhase newPhase) {
    phase = newPhase;
  }

  /** Null before the first book event. */
  LevelBook book() {
    return book;
  }

  LevelBook makeBook() {
    if (book == null) {
      book = new LevelBook();
    }
    return book;
  }

  void countBookGap() {
    bookGaps++;
  }

  long bookGaps() {
    return bookGaps;
  }

  void writeState(StateSink sink) {
    sink.put(new InputCodec().encode(new Input.InstrumentAdded(terms, model)));
    sink.put(mark).put(phase.name()).put(bookGaps);
    sink.put(marketTime).put(bidPrice).put(askPrice).put(book != null);
    if (book != null) {
      book.writeState(sink);
    }
  }

  /** What follows terms and model. */
  void readState(StateSource source) {
    move();
    mark = source.take();
    phase = source.takeConstant(SessionPhase.class);
    bookGaps = source.take();
    marketTime = source.take();
    setQuote(source.take(), source.take());
    if (source.takeFlag()) {
      makeBook().readState(source);
    }
  }
}
