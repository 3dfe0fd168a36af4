package io.slipstream.risk;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.market.Rounding;
import io.slipstream.api.service.risk.PortfolioView;
import java.util.Arrays;

/**
 * Exposures of some pods in some instruments with every working order filled on its own side: gross
 * (the larger of what may be long and what may be short, pod by pod), long and short, each valued
 * at the mark in the portfolio currency, and the initial margin of the gross. An instrument is
 * valued when somebody asks, if it moved.
 */
final class ExposureGroup {
  private static final int GROSS = 0;
  private static final int LONG = 1;
  private static final int SHORT = 2;
  private static final int MARGIN = 3;
  private static final int KINDS = 4;

  /** What belongs to an instrument lies together, as memory is fetched. */
  private static final int CELLS = 8;

  private static final int VALUES = 3;
  private static final int FLAGS = 7;
  private static final long IS_HELD = 1;
  private static final long IS_DIRTY = 2;

  /** Above the flags: how often each quantity went round, twenty bits each. */
  private static final int WRAPS_SHIFT = 2;

  private static final int WRAPS_BITS = 20;

  /** More than this since its values were taken, and they are taken again. */
  private static final double MOST_GROWTH = 2;

  private final PortfolioView portfolio;
  private final MarkTape tape;
  private final int marginPod;
  private final WideTotal[] totals = new WideTotal[KINDS];
  private final long[] after = new long[KINDS];
  private long worthAfter;
  private long[] cells = new long[0];
  private long coarsest = 1;
  private int[] held = new int[16];
  private int heldCount;
  private int[] dirty = new int[16];
  private int dirtyCount;
  private long read;
  private double readGrowth;
  private long readEpoch;
  private boolean valuedOnMargin;

  /** No gross exposure was more when it was counted, at marks of then or later. */
  private double counted = Double.POSITIVE_INFINITY;

  /** {@code marginPod} is the pod whose account says what margin is, or -1 where nobody asks. */
  ExposureGroup(PortfolioView portfolio, MarkTape tape, int marginPod) {
    this.portfolio = portfolio;
    this.tape = tape;
    this.marginPod = marginPod;
    for (int i = 0; i < KINDS; i++) {
      totals[i] = new WideTotal();
    }
    read = tape.count();
    readGrowth = tape.growthBefore();
    readEpoch = tape.epoch();
  }

  /**
   * A pod's gross, long and short quantity changed by so much.
   *
   * @param worth of the gross at the mark, at most; zero when it did not grow
   */
  void move(int instrument, long gross, long longs, long shorts, double worth) {
    ensure(instrument);
    counted += worth;
    int at = instrument * CELLS;
    add(at, GROSS, gross);
    add(at, LONG, longs);
    add(at, SHORT, shorts);
    if ((cells[at + FLAGS] & IS_HELD) == 0) {
      cells[at + FLAGS] |= IS_HELD;
      hold(instrument);
    }
    markDirty(instrument);
  }

  /** All pods together may hold more than fits: how often it went round is counted. */
  private void add(int at, int kind, long change) {
    long before = cells[at + kind];
    long sum = before + change;
    cells[at + kind] = sum;
    if (((before ^ sum) & (change ^ sum)) < 0) {
      long once = 1L << (WRAPS_SHIFT + kind * WRAPS_BITS);
      cells[at + FLAGS] += before > 0 ? once : -once;
    }
  }

  /** Of no use when one of them went round. */
  private void requireRange(int at) {
    if (cells[at + FLAGS] >> WRAPS_SHIFT != 0) {
      throw new ArithmeticException("out of range: what all hold together");
    }
  }

  private void ensure(int instrument) {
    if (instrument * CELLS >= cells.length) {
      int size = Math.max(instrument + 1, portfolio.instrumentCount());
      cells = Arrays.copyOf(cells, size * CELLS);
    }
  }

  private void hold(int instrument) {
    if (heldCount == held.length) {
      held = Arrays.copyOf(held, heldCount * 2);
    }
    held[heldCount++] = instrument;
  }

  private void markDirty(int instrument) {
    int at = instrument * CELLS + FLAGS;
    if ((cells[at] & IS_DIRTY) != 0) {
      return;
    }
    if (dirtyCount == dirty.length) {
      dirty = Arrays.copyOf(dirty, dirtyCount * 2);
    }
    cells[at] |= IS_DIRTY;
    dirty[dirtyCount++] = instrument;
  }

  /**
   * Values everything that moved.
   *
   * @throws ArithmeticException when a value does not fit; it is tried again the next time
   */
  void settle() {
    boolean onMargin = isOnMargin();
    boolean all = !tape.reachesBackTo(read) || tape.count() - read > heldCount;
    if (all || onMargin != valuedOnMargin) {
      for (int i = 0; i < heldCount; i++) {
        markDirty(held[i]);
      }
    } else {
      for (long entry = read; entry < tape.count(); entry++) {
        int moved = tape.at(entry);
        int at = moved * CELLS;
        if (at < cells.length && (cells[at + FLAGS] & IS_HELD) != 0) {
          markDirty(moved);
        }
      }
    }
    // Nothing is known of the gross until every value is taken at the marks of now.
    counted = Double.POSITIVE_INFINITY;
    read = tape.count();
    readGrowth = tape.growthBefore();
    readEpoch = tape.epoch();
    valuedOnMargin = onMargin;
    valueDirty();
    count();
  }

  private boolean isOnMargin() {
    return marginPod >= 0 && portfolio.isMargin(marginPod);
  }

  private void valueDirty() {
    while (dirtyCount > 0) {
      int instrument = dirty[dirtyCount - 1];
      value(instrument);
      dirtyCount--;
      cells[instrument * CELLS + FLAGS] &= ~IS_DIRTY;
    }
  }

  /** Whether everything is valued at the present marks. */
  boolean isSettled() {
    return read == tape.count() && valuedOnMargin == isOnMargin();
  }

  /** Whether marks moved so far that what is known of its values says little. */
  boolean isOutdated() {
    return growth() > MOST_GROWTH;
  }

  /** What no value grew or shrank by more since it was taken, one or above. */
  private double growth() {
    return readEpoch == tape.epoch() && valuedOnMargin == isOnMargin()
        ? tape.growth() / readGrowth * (1 + 1e-12)
        : Double.POSITIVE_INFINITY;
  }

  /** No gross exposure is more after something of so much worth is added. */
  double mostWith(double worth) {
    return readEpoch == tape.epoch()
        ? (counted + worth) * (tape.growth() / readGrowth) * (1 + 1e-12)
        : Double.POSITIVE_INFINITY;
  }

  /** What is valued now is counted, with room for the rounding of each instrument now and then. */
  private void count() {
    counted = totals[GROSS].value() * (1 + 1e-12) + 2.0 * coarsest * (heldCount + 1);
  }

  /** Gross exposure at most, of what was supposed last. */
  long mostGross() {
    return most(after[GROSS] * growth());
  }

  long mostMargin() {
    return most(after[MARGIN] * growth());
  }

  /** The same for a sum of signed notionals of it: each may have moved against the others. */
  long most(long net) {
    return most(net + after[GROSS] * (growth() - 1));
  }

  /** Up, with room for the rounding of each instrument then and now, of the coarsest money. */
  private long most(double value) {
    double most = value + (double) coarsest * heldCount * (1 + growth()) + 1;
    return most < 4e18 ? (long) Math.ceil(most) : Long.MAX_VALUE;
  }

  /**
   * What the least money of an instrument's currency is worth, up: every value in it is rounded by
   * less.
   *
   * @throws ArithmeticException when it does not fit
   */
  static long leastMoney(PortfolioView portfolio, int instrument) {
    long worth = portfolio.hasRate(instrument) ? portfolio.toPortfolio(instrument, 1) : 1;
    return worth <= 1 ? 1 : worth + 1;
  }

  private void value(int instrument) {
    int at = instrument * CELLS;
    requireRange(at);
    value(instrument, cells[at + GROSS], cells[at + LONG], cells[at + SHORT]);
    coarsest = Math.max(coarsest, leastMoney(portfolio, instrument));
    for (int kind = 0; kind < KINDS; kind++) {
      totals[kind].add(after[kind]);
      totals[kind].subtract(cells[at + VALUES + kind]);
      cells[at + VALUES + kind] = after[kind];
    }
  }

  private void value(int instrument, long gross, long longs, long shorts) {
    Instrument terms = portfolio.instrument(instrument);
    long mark = portfolio.mark(instrument);
    after[GROSS] = worth(instrument, terms, gross, mark);
    after[LONG] = longs == gross ? after[GROSS] : worth(instrument, terms, longs, mark);
    after[SHORT] = shorts == longs ? after[LONG] : worth(instrument, terms, shorts, mark);
    after[MARGIN] = marginPod < 0 ? 0 : margin(after[GROSS], terms);
  }

  private long worth(int instrument, Instrument terms, long quantity, long mark) {
    return quantity == 0 ? 0 : portfolio.toPortfolio(instrument, terms.notional(quantity, mark));
  }

  private long margin(long worth, Instrument terms) {
    return portfolio.isMargin(marginPod)
        ? FixedPoint.multiplyDivide(worth, terms.initialMargin(), FixedPoint.ONE, Rounding.CEILING)
        : worth;
  }

  /**
   * What would come of a change of a pod's quantities in an instrument, to be read until the next
   * call. Other instruments stand at the marks of when the group was settled.
   *
   * @throws ArithmeticException when a value does not fit
   */
  void suppose(int instrument, long gross, long longs, long shorts) {
    ensure(instrument);
    valueDirty();
    count();
    int at = instrument * CELLS;
    requireRange(at);
    value(
        instrument,
        Math.addExact(cells[at + GROSS], gross),
        Math.addExact(cells[at + LONG], longs),
        Math.addExact(cells[at + SHORT], shorts));
    worthAfter = after[GROSS];
    for (int kind = 0; kind < KINDS; kind++) {
      after[kind] = totals[kind].with(cells[at + VALUES + kind], after[kind]);
    }
  }

  /**
   * What is now, to be read until the next call; the largest instrument is the one alone.
   *
   * @throws ArithmeticException when a value does not fit
   */
  void look() {
    settle();
    worthAfter = 0;
    for (int i = 0; i < heldCount; i++) {
      worthAfter = Math.max(worthAfter, cells[held[i] * CELLS + VALUES + GROSS]);
    }
    for (int kind = 0; kind < KINDS; kind++) {
      after[kind] = totals[kind].value();
    }
  }

  /** Gross exposure in the instrument alone. */
  long inInstrument() {
    return worthAfter;
  }

  long gross() {
    return after[GROSS];
  }

  /** Sum of signed notionals if every BUY were filled, and no SELL. */
  long longest() {
    return after[LONG];
  }

  /** Sum of signed notionals if every SELL were filled, and no BUY. */
  long shortest() {
    return after[SHORT];
  }

  long margin() {
    return after[MARGIN];
  }

  /** Long quantity of an instrument after a change of it. */
  long longQty(int instrument, long change) {
    ensure(instrument);
    requireRange(instrument * CELLS);
    return Math.addExact(cells[instrument * CELLS + LONG], change);
  }

  /** Short quantity of an instrument after a change of it; below zero what is short. */
  long shortQty(int instrument, long change) {
    ensure(instrument);
    requireRange(instrument * CELLS);
    return Math.addExact(cells[instrument * CELLS + SHORT], change);
  }

  /** What is counted of an instrument: gross, long and short, as it is. */
  long grossNow(int instrument) {
    ensure(instrument);
    return cells[instrument * CELLS + GROSS];
  }

  long longNow(int instrument) {
    ensure(instrument);
    return cells[instrument * CELLS + LONG];
  }

  long shortNow(int instrument) {
    ensure(instrument);
    return cells[instrument * CELLS + SHORT];
  }
}
