package io.slipstream.kernel;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Rounding;
import io.slipstream.api.order.Side;
import io.slipstream.api.portfolio.Account;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;
import java.util.Arrays;

/** Money and positions of one pod; the portfolio's sums move with it. */
final class PodLedger implements Account {
  /** Most that the money of one foreign currency may be worth, so that sums of them fit. */
  private static final long MAX_WORTH = Bounded.MAX >> 4;

  /** Numbers of so few bits stay below {@link Bounded#MAX} when eight of them are added. */
  private static final int FAR_BITS = 58;

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

  /** Values what was postponed, before it is read. */
  void settleMarks() {
    sums.settle();
  }

  void moveMarked(Currencies.Currency currency, long change) {
    int number = currency.number();
    long newMarked = Bounded.add(marked[number], change);
    if (number > 0) {
      requireWorth(currency, cash[number], newMarked);
    }
    sums.moveMarked(number, change);
    marked[number] = newMarked;
    change();
  }

  /**
   * Whether a change of cash and of a position's value fits, also when every pod has it.
   *
   * @throws ArithmeticException when it might not
   */
  void requireRoom(Holding holding, long change) {
    int number = holding.state().currency().number();
    long all = Math.multiplyExact(change, (long) holding.state().holderCount());
    Bounded.add(Math.abs(cash[number]), change);
    Bounded.add(Math.abs(marked[number]), change);
    Bounded.add(Math.abs(sums.cash(number)), all);
    Bounded.add(Math.abs(sums.marked(number)), all);
    requireWorth(
        holding.state().currency(),
        Bounded.add(Math.abs(cash[number]), change),
        Bounded.add(Math.abs(marked[number]), change));
    Bounded.add(Math.abs(holding.realizedPnl()), change);
  }

  /**
   * Whether every number an execution touches stays in range, seen from the safe side.
   *
   * @throws ArithmeticException when one might not
   */
  void requireRange(Holding holding, long lastQty, long value, long paid) {
    int number = holding.state().currency().number();
    if (number == 0 && isFarInRange(holding, lastQty, value, paid)) {
      return;
    }
    long change = Bounded.add(value, Math.absExact(paid));
    Bounded.add(Math.abs(cash[number]), change);
    Bounded.add(Math.abs(sums.cash(number)), change);
    Bounded.add(Math.abs(commission[number]), Math.abs(paid));
    long cost = Bounded.add(Math.abs(holding.openCost()), value);
    Bounded.add(Math.abs(holding.realizedPnl()), cost);
    long most = Bounded.add(Math.abs(holding.quantity()), lastQty);
    long notional = Math.abs(holding.instrument().notional(most, holding.markPrice()));
    long moved = Bounded.add(notional, Math.abs(holding.notional()));
    Bounded.add(Math.abs(marked[number]), moved);
    Bounded.add(Math.abs(sums.marked(number)), moved);
    requireWorth(
        holding.state().currency(),
        Bounded.add(Math.abs(cash[number]), change),
        Bounded.add(Math.abs(marked[number]), moved));
  }

  /**
   * Whether no number an execution touches can leave the range, seen from so far that it is quick.
   */
  private boolean isFarInRange(Holding holding, long lastQty, long value, long paid) {
    long quantity = Math.abs(holding.quantity()) | lastQty;
    long money =
        Math.abs(cash[0])
            | Math.abs(sums.cash(0))
            | Math.abs(commission[0])
            | Math.abs(marked[0])
            | Math.abs(sums.marked(0))
            | Math.abs(holding.openCost())
            | Math.abs(holding.realizedPnl())
            | Math.abs(holding.notional())
            | value
            | Math.abs(paid);
    if ((quantity | money) >>> FAR_BITS != 0) {
      return false;
    }
    long most = Math.abs(holding.quantity()) + lastQty;
    return holding.instrument().notional(most, holding.markPrice()) >>> FAR_BITS == 0;
  }

  /**
   * Whether money of a currency can be converted with room to spare.
   *
   * @throws ArithmeticException when it cannot
   */
  private static void requireWorth(Currencies.Currency currency, long cash, long marked) {
    if (!currency.isPortfolio()
        && currency.toPortfolio(Bounded.add(Math.abs(cash), Math.abs(marked))) > MAX_WORTH) {
      throw new ArithmeticException("out of range: " + cash + " and " + marked);
    }
  }

  /**
   * Whether all money can be converted, at rates that are new.
   *
   * @throws ArithmeticException when it cannot
   */
  void requireWorth() {
    for (int i = 1; i < cash.length; i++) {
      requireWorth(currencies.get(i), cash[i], marked[i]);
    }
  }

  /**
   * Why an execution cannot be borne, or null: what opens needs its initial margin and the
   * commission within equity beyond the margin of the rest, all with the instrument at the price.
   */
  String refusal(Holding holding, Side side, long lastQty, long lastPx, long paid) {
    try {
      long value = holding.instrument().notional(lastQty, lastPx);
      requireRange(holding, lastQty, value, paid);
      return moneyRefusal(holding, side, lastQty, lastPx, value, paid);
    } catch (ArithmeticException e) {
      return "out of range";
    }
  }

  private String moneyRefusal(
      Holding holding, Side side, long lastQty, long lastPx, long value, long paid) {
    long closing = holding.closingQty(side, lastQty);
    if (closing == lastQty) {
      return null;
    }
    Currencies.Currency currency = holding.state().currency();
    long closingValue = Holding.closingValue(value, closing, lastQty);
    long atPrice = closing > 0 ? 0 : holding.instrument().notional(holding.quantity(), lastPx);
    long paidBack = closing > 0 ? -side.sign() * closingValue : atPrice;
    long equity = equityWith(currency, Math.subtractExact(paidBack, holding.notional()));
    long rate = initialRate(holding);
    long needed = marginOf(value - closingValue, currency, rate);
    long kept = marginOf(atPrice, currency, rate);
    long others = Math.subtractExact(margin(), marginOf(holding.notional(), currency, rate));
    long free = Math.subtractExact(equity, Math.addExact(others, kept));
    long cost = Math.addExact(needed, currency.toPortfolio(paid));
    if (cost <= free) {
      return null;
    }
    return margin ? "insufficient margin" : "insufficient cash";
  }

  private long initialRate(Holding holding) {
    return margin ? holding.instrument().initialMargin() : FixedPoint.ONE;
  }

  private static long marginOf(long notional, Currencies.Currency currency, long rate) {
    long value = Math.abs(currency.toPortfolio(notional));
    return rate == FixedPoint.ONE
        ? value
        : FixedPoint.multiplyDivide(value, rate, FixedPoint.ONE, Rounding.HALF_EVEN);
  }

  /** What does not fit is more than anybody has. */
  @Override
  public long margin() {
    return collateral(false);
  }

  /** Collateral below which a margin account is liquidated. */
  long maintenanceMargin() {
    return collateral(true);
  }

  private long collateral(boolean maintenance) {
    try {
      long sum = 0;
      for (int i = 0; i < openCount; i++) {
        Holding holding = open[i];
        long rate = maintenance ? holding.instrument().maintenanceMargin() : initialRate(holding);
        Currencies.Currency currency = holding.state().currency();
        sum = Math.addExact(sum, marginOf(holding.notional(), currency, rate));
      }
      return sum;
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE;
    }
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
  private long equityWith(Currencies.Currency currency, long change) {
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
    long equity = equity();
    long margin = margin();
    return margin >= equity ? 0 : equity - margin;
  }

  long cashIn(int currency) {
    return currency < cash.length ? cash[currency] : 0;
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
