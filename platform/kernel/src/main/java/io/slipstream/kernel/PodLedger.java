package io.slipstream.kernel;

import io.slipstream.api.order.Side;
import io.slipstream.api.portfolio.Account;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;
import java.util.Arrays;

/** Money and positions of one pod; the portfolio's sums move with it. */
final class PodLedger implements Account {
  private final int pod;
  private final PortfolioSums sums;
  private final Currencies currencies;
  private final GateNews news;
  private final WideSum turnover = new WideSum();
  private long[] cash = new long[1];
  private long[] marked = new long[1];
  private long[] commission = new long[1];
  private Holding[] holdings = new Holding[1];
  private Holding[] open = new Holding[4];
  private int openCount;
  private boolean margin;
  private long capital;
  private long dayStartEquity;
  private long fills;
  private boolean changed;

  PodLedger(int pod, PortfolioSums sums, Currencies currencies, GateNews news) {
    this.news = news;
    this.pod = pod;
    this.sums = sums;
    this.currencies = currencies;
  }

  void setMargin(boolean isMargin) {
    margin = isMargin;
  }

  boolean isMargin() {
    return margin;
  }

  int pod() {
    return pod;
  }

  /** The gate is told before it decides next, and before a time ends that it watches. */
  void change() {
    if (!changed) {
      changed = true;
      news.changed(this);
    }
  }

  /** The gate was told. */
  void told() {
    changed = false;
  }

  /** The pod's holding of an instrument, made when it is first asked for. */
  Holding holding(InstrumentState instrument) {
    int number = instrument.number();
    if (number >= holdings.length) {
      holdings = Arrays.copyOf(holdings, Math.max(number + 1, holdings.length * 2));
    }
    Holding holding = holdings[number];
    if (holding == null) {
      holding = new Holding(this, instrument);
      holdings[number] = holding;
      ensureCurrency(instrument.currency().number());
    }
    return holding;
  }

  private void ensureCurrency(int number) {
    if (number >= cash.length) {
      cash = Arrays.copyOf(cash, number + 1);
      marked = Arrays.copyOf(marked, number + 1);
      commission = Arrays.copyOf(commission, number + 1);
    }
    sums.ensureCurrency(number);
  }

  /** Null when the pod never touched the instrument. */
  Holding holdingOrNull(int instrument) {
    return instrument < holdings.length ? holdings[instrument] : null;
  }

  int holdingSlots() {
    return holdings.length;
  }

  /** Orders in flight or open in an instrument, or in all when it is below zero. */
  int workingOrders(int instrument) {
    int sum = 0;
    for (int i = 0; i < holdings.length; i++) {
      boolean isMeant = holdings[i] != null && (instrument < 0 || instrument == i);
      sum += isMeant ? holdings[i].working().count() : 0;
    }
    return sum;
  }

  /** Money of the portfolio currency given to the pod, below zero taken. */
  void grant(long amount) {
    long newCash = Bounded.add(cash[0], amount);
    long newCapital = Bounded.add(capital, amount);
    dayStartEquity = Bounded.add(dayStartEquity, amount);
    cash[0] = newCash;
    capital = newCapital;
    change();
  }

  /**
   * Books an execution.
   *
   * @throws ArithmeticException when a number does not fit; nothing has changed then
   */
  void book(Holding holding, Side side, long lastQty, long lastPx, long paid) {
    bookValue(holding, side, lastQty, holding.instrument().notional(lastQty, lastPx), paid);
  }

  /** The same when its notional is known. */
  void bookValue(Holding holding, Side side, long lastQty, long value, long paid) {
    Currencies.Currency currency = holding.state().currency();
    int number = currency.number();
    long change = Math.subtractExact(-side.sign() * value, paid);
    long newCash = Bounded.add(cash[number], change);
    long newSum = Bounded.add(sums.cash(number), change);
    long newCommission = Bounded.add(commission[number], paid);
    long traded = currency.toPortfolio(value);
    holding.book(side, lastQty, value);
    cash[number] = newCash;
    sums.setCash(number, newSum);
    commission[number] = newCommission;
    turnover.add(traded);
    fills++;
    change();
  }

  /** Money that comes or goes for another reason than an execution or a grant. */
  void adjust(Currencies.Currency currency, long amount) {
    int number = currency.number();
    long newCash = Bounded.add(cash[number], amount);
    sums.setCash(number, Bounded.add(sums.cash(number), amount));
    cash[number] = newCash;
    change();
  }

  /** Whether the value of what it and all pods hold is below a bound. */
  boolean isRoomy(long bound) {
    return Math.abs(marked[0]) < bound && Math.abs(sums.marked(0)) < bound;
  }

  /**
   * Whether all money can be converted, at rates that are new.
   *
   * @throws ArithmeticException when it cannot
   */
  void requireWorth() {
    for (int i = 1; i < cash.length; i++) {
      LedgerRange.requireWorth(currencies.get(i), cash[i], marked[i]);
    }
  }

  /** Values what was postponed, before it is read. */
  void settleMarks() {
    sums.settle();
  }

  void moveMarked(Currencies.Currency currency, long change) {
    int number = currency.number();
    long newMarked = Bounded.add(marked[number], change);
    if (number > 0) {
      LedgerRange.requireWorth(currency, cash[number], newMarked);
    }
    sums.moveMarked(number, change);
    marked[number] = newMarked;
    change();
  }

  PortfolioSums sums() {
    return sums;
  }

  /** What does not fit is more than anybody has. */
  @Override
  public long margin() {
    return BuyingPower.margin(this);
  }

  boolean isFlat() {
    return openCount == 0;
  }

  /** A holding is not flat any more; returns its place among those, in no particular order. */
  int open(Holding holding) {
    if (openCount == open.length) {
      open = Arrays.copyOf(open, openCount * 2);
    }
    open[openCount] = holding;
    return openCount++;
  }

  int openCount() {
    return openCount;
  }

  /** A holding that is not flat, by its place. */
  Holding openAt(int place) {
    return open[place];
  }

  boolean isOpen(Holding holding) {
    return Arrays.asList(open).indexOf(holding) >= 0;
  }

  /** The one at a place is flat. */
  void close(int place) {
    Holding last = open[--openCount];
    open[place] = last;
    last.setOpenAt(place);
    open[openCount] = null;
  }

  @Override
  public long cash() {
    long sum = cash[0];
    for (int i = 1; i < cash.length; i++) {
      sum = Math.addExact(sum, currencies.get(i).toPortfolio(cash[i]));
    }
    return sum;
  }

  @Override
  public long equity() {
    sums.settle();
    long sum = cash[0] + marked[0];
    for (int i = 1; i < cash.length; i++) {
      sum = Math.addExact(sum, worth(i, 0));
    }
    return sum;
  }

  private long worth(int currency, long change) {
    long money = Math.addExact(Math.addExact(cash[currency], marked[currency]), change);
    return currencies.get(currency).toPortfolio(money);
  }

  /** Equity if what is held in a currency were worth so much more. */
  long equityWith(Currencies.Currency currency, long change) {
    int number = currency.number();
    long without = Math.subtractExact(equity(), worth(number, 0));
    return Math.addExact(without, worth(number, change));
  }

  @Override
  public long capital() {
    return capital;
  }

  @Override
  public long buyingPower() {
    return BuyingPower.available(this);
  }

  long cashIn(int currency) {
    return currency < cash.length ? cash[currency] : 0;
  }

  /** Value of what is held in a currency, at the marks it was last moved by. */
  long markedIn(int currency) {
    return currency < marked.length ? marked[currency] : 0;
  }

  /** Commission paid, in the portfolio currency at the last rates; at most what fits. */
  long commission() {
    try {
      long sum = commission[0];
      for (int i = 1; i < commission.length; i++) {
        sum = Math.addExact(sum, currencies.get(i).toPortfolio(commission[i]));
      }
      return sum;
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE;
    }
  }

  long commissionIn(int currency) {
    return currency < commission.length ? commission[currency] : 0;
  }

  WideSum turnover() {
    return turnover;
  }

  long fills() {
    return fills;
  }

  long dayStartEquity() {
    return dayStartEquity;
  }

  void startDay() {
    dayStartEquity = equity();
    change();
  }

  /** Money of a currency and holdings are written when there was ever something. */
  void writeState(StateSink sink) {
    sink.put(capital).put(dayStartEquity).put(fills);
    turnover.writeState(sink);
    for (int i = 0; i < cash.length; i++) {
      if (cash[i] != 0 || commission[i] != 0) {
        sink.put(i).put(cash[i]).put(commission[i]);
      }
    }
    sink.put(-1);
    for (Holding holding : holdings) {
      if (holding != null && holding.isTouched()) {
        holding.writeState(sink);
      }
    }
    sink.put(-1);
  }

  void readState(StateSource source, KernelState kernel, Blotter blotter) {
    change();
    capital = source.take();
    dayStartEquity = source.take();
    fills = source.take();
    turnover.readState(source);
    int last = currencies.count() - 1;
    for (int i = source.takeInt(-1, last); i >= 0; i = source.takeInt(-1, last)) {
      ensureCurrency(i);
      cash[i] = source.take();
      commission[i] = source.take();
    }
    last = kernel.instrumentCount() - 1;
    for (int i = source.takeInt(-1, last); i >= 0; i = source.takeInt(-1, last)) {
      holding(kernel.instrumentAt(i)).readState(source, kernel, blotter);
    }
  }

  /** The value of a holding that was read; the sums of all have it. */
  void restoreMarked(int currency, long notional) {
    marked[currency] = Bounded.add(marked[currency], notional);
  }
}
