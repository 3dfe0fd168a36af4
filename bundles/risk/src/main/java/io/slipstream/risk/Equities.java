package io.slipstream.risk;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Rounding;
import io.slipstream.api.service.risk.PortfolioView;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;
import java.util.Arrays;

/**
 * Money of each pod as the gate was last told, of each desk as the sum of its pods', and the
 * highest PnL so far at the end of each time. Drawdown is the fall below it over capital plus that
 * PnL; money that is given or taken is no PnL.
 */
final class Equities {
  private static final int EQUITY = 0;
  private static final int START = 1;
  private static final int CAPITAL = 2;
  private static final int PEAK = 3;

  /** What belongs to a pod or a desk lies together, as memory is fetched. */
  private static final int CELLS = 4;

  private final PortfolioView portfolio;
  private ExposureBook book;
  private long whole;
  private long[] pods = new long[0];
  private long[] desks = new long[0];

  /** Pods that had a peak written down, even if it is none. */
  private int seen;

  private boolean[] waits = new boolean[0];
  private int[] waiting = new int[16];
  private int waitingCount;

  Equities(PortfolioView portfolio) {
    this.portfolio = portfolio;
  }

  /** From now on these are the desks. */
  void group(ExposureBook newBook, int deskCount) {
    book = newBook;
    desks = new long[deskCount * CELLS];
    for (int pod = 0; pod * CELLS < pods.length; pod++) {
      for (int cell = 0; cell < CELLS; cell++) {
        addToDesk(pod, cell, pods[pod * CELLS + cell]);
      }
    }
  }

  private void addToDesk(int pod, int cell, long change) {
    int desk = desks.length == 0 ? -1 : book.deskOf(pod);
    if (desk >= 0) {
      desks[desk * CELLS + cell] += change;
    }
  }

  private void set(int pod, int cell, long value) {
    int at = pod * CELLS + cell;
    if (pods[at] != value) {
      addToDesk(pod, cell, value - pods[at]);
      pods[at] = value;
    }
  }

  private void ensure(int count) {
    if (count * CELLS > pods.length) {
      pods = Arrays.copyOf(pods, count * CELLS);
      waits = Arrays.copyOf(waits, count);
    }
  }

  /** A pod's money may be another one. */
  void take(int pod) {
    ensure(Math.max(pod + 1, portfolio.podCount()));
    set(pod, EQUITY, portfolio.equity(pod));
    set(pod, START, portfolio.dayStartEquity(pod));
    set(pod, CAPITAL, portfolio.capital(pod));
    if (!waits[pod]) {
      waits[pod] = true;
      if (waitingCount == waiting.length) {
        waiting = Arrays.copyOf(waiting, waitingCount * 2);
      }
      waiting[waitingCount++] = pod;
    }
  }

  /** Every event of a time was taken, and every pod with other money than before. */
  void look() {
    whole = Math.max(whole, pnl());
    seen = Math.max(seen, portfolio.podCount());
    ensure(seen);
    for (int i = 0; i < waitingCount; i++) {
      int pod = waiting[i];
      waits[pod] = false;
      int at = pod * CELLS;
      set(pod, PEAK, Math.max(pods[at + PEAK], pods[at + EQUITY] - pods[at + CAPITAL]));
    }
    waitingCount = 0;
  }

  private long pnl() {
    return portfolio.portfolioEquity() - portfolio.portfolioCapital();
  }

  /** Equity of a pod as it was last told. */
  long equity(int pod) {
    return pods[pod * CELLS + EQUITY];
  }

  long ofDesk(int desk) {
    return desks[desk * CELLS + EQUITY];
  }

  long dayStartOfDesk(int desk) {
    return desks[desk * CELLS + START];
  }

  /** Drawdown of the portfolio as a fraction. */
  long drawdown() {
    return drawdown(lost(), best());
  }

  long drawdown(int pod) {
    return drawdown(lost(pod), best(pod));
  }

  /** Below the sum of what each of its pods had at its best. */
  long drawdownOfDesk(int desk) {
    return drawdown(lostOfDesk(desk), bestOfDesk(desk));
  }

  /** By how much the portfolio's PnL is below its highest; not above zero when it is not. */
  long lost() {
    return whole - pnl();
  }

  /** What a drawdown of the portfolio is seen against. */
  long best() {
    return portfolio.portfolioCapital() + whole;
  }

  long lost(int pod) {
    return lost(pods, pod * CELLS);
  }

  long best(int pod) {
    return best(pods, pod * CELLS);
  }

  long lostOfDesk(int desk) {
    return lost(desks, desk * CELLS);
  }

  long bestOfDesk(int desk) {
    return best(desks, desk * CELLS);
  }

  private static long lost(long[] of, int at) {
    return of[at + PEAK] - (of[at + EQUITY] - of[at + CAPITAL]);
  }

  private static long best(long[] of, int at) {
    return of[at + CAPITAL] + of[at + PEAK];
  }

  /** What was lost of the best, as a fraction, up; the most that fits when there was no best. */
  static long drawdown(long lost, long best) {
    if (lost <= 0) {
      return 0;
    }
    if (best <= 0) {
      return Long.MAX_VALUE;
    }
    return FixedPoint.multiplyDivide(Math.min(lost, best), FixedPoint.ONE, best, Rounding.CEILING);
  }

  void writeState(StateSink sink) {
    sink.put(whole).put(seen);
    for (int pod = 0; pod < seen; pod++) {
      sink.put(pods[pod * CELLS + PEAK]);
    }
  }

  void readState(StateSource source) {
    whole = source.take();
    seen = source.takeCount();
    ensure(seen);
    for (int pod = 0; pod < seen; pod++) {
      set(pod, PEAK, source.take());
    }
  }
}
