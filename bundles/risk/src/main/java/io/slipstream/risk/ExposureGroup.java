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

  private final PortfolioView portfolio;
  private final MarkTape tape;
  private final int marginPod;
  private final WideTotal[] totals = new WideTotal[KINDS];
  private final long[] after = new long[KINDS];
  private long worthAfter;
  private long[] quantities = new long[0];
  private long[] values = new long[0];
  private int[] held = new int[16];
  private int[] placeOf = new int[0];
  private int heldCount;
  private int[] dirty = new int[16];
  private boolean[] isDirty = new boolean[0];
  private int dirtyCount;
  private long read;
  private double readGrowth;
  private long readEpoch;
  private boolean valuedOnMargin;

  /** {@code marginPod} is the pod whose account says what margin is, or -1 where nobody asks. */
  ExposureGroup(PortfolioView portfolio, MarkTape tape, int marginPod) {
    this.portfolio = portfolio;
    this.tape = tape;
    this.marginPod = marginPod;
    for (int i = 0; i < KINDS; i++) {
      totals[i] = new WideTotal();
    }
    read = tape.count();
    readGrowth = tape.growth();
    readEpoch = tape.epoch();
  }

  /** A pod's gross, long and short quantity changed by so much. */
  void move(int instrument, long gross, long longs, long shorts) {
    ensure(instrument);
    int at = instrument * KINDS;
    quantities[at + GROSS] += gross;
    quantities[at + LONG] += longs;
    quantities[at + SHORT] += shorts;
    if (placeOf[instrument] == 0) {
      hold(instrument);
    }
    markDirty(instrument);
  }

  private void ensure(int instrument) {
    if (instrument >= placeOf.length) {
      int size = Math.max(instrument + 1, portfolio.instrumentCount());
      quantities = Arrays.copyOf(quantities, size * KINDS);
      values = Arrays.copyOf(values, size * KINDS);
      placeOf = Arrays.copyOf(placeOf, size);
      isDirty = Arrays.copyOf(isDirty, size);
    }
  }

  private void hold(int instrument) {
    if (heldCount == held.length) {
      held = Arrays.copyOf(held, heldCount * 2);
    }
    held[heldCount++] = instrument;
    placeOf[instrument] = heldCount;
  }

  private void markDirty(int instrument) {
    if (isDirty[instrument]) {
      return;
    }
    if (dirtyCount == dirty.length) {
      dirty = Arrays.copyOf(dirty, dirtyCount * 2);
    }
    isDirty[instrument] = true;
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
      for (long at = read; at < tape.count(); at++) {
        int moved = tape.at(at);
        if (moved < placeOf.length && placeOf[moved] != 0) {
          markDirty(moved);
        }
      }
    }
    read = tape.count();
    readGrowth = tape.growth();
    readEpoch = tape.epoch();
    valuedOnMargin = onMargin;
    valueDirty();
  }

  private boolean isOnMargin() {
    return marginPod >= 0 && portfolio.isMargin(marginPod);
  }

  private void valueDirty() {
    while (dirtyCount > 0) {
      int instrument = dirty[dirtyCount - 1];
      value(instrument);
      dirtyCount--;
      isDirty[instrument] = false;
    }
  }

  /** Whether everything is valued at the present marks. */
  boolean isSettled() {
    return read == tape.count() && valuedOnMargin == isOnMargin();
  }

  /** What no value grew or shrank by more since it was taken, one or above. */
  private double growth() {
    return readEpoch == tape.epoch() && valuedOnMargin == isOnMargin()
        ? tape.growth() / readGrowth * (1 + 1e-12)
        : Double.POSITIVE_INFINITY;
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

  /** Up, with a unit for the rounding of each instrument. */
  private long most(double value) {
    return value < 4e18 ? (long) Math.ceil(value) + heldCount + 1 : Long.MAX_VALUE;
  }

  private void value(int instrument) {
    int at = instrument * KINDS;
    value(instrument, quantities[at + GROSS], quantities[at + LONG], quantities[at + SHORT]);
    for (int kind = 0; kind < KINDS; kind++) {
      totals[kind].add(after[kind]);
      totals[kind].subtract(values[at + kind]);
      values[at + kind] = after[kind];
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
    int at = instrument * KINDS;
    value(
        instrument,
        Math.addExact(quantities[at + GROSS], gross),
        Math.addExact(quantities[at + LONG], longs),
        Math.addExact(quantities[at + SHORT], shorts));
    worthAfter = after[GROSS];
    for (int kind = 0; kind < KINDS; kind++) {
      after[kind] = totals[kind].with(values[at + kind], after[kind]);
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
      worthAfter = Math.max(worthAfter, values[held[i] * KINDS + GROSS]);
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
    return Math.addExact(quantities[instrument * KINDS + LONG], change);
  }

  /** Short quantity of an instrument after a change of it; below zero what is short. */
  long shortQty(int instrument, long change) {
    ensure(instrument);
    return Math.addExact(quantities[instrument * KINDS + SHORT], change);
  }
}
