package io.slipstream.risk;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.service.risk.PortfolioView;
import java.util.Arrays;
import java.util.List;

/** What every pod may hold in every instrument, and the groups that limits speak of. */
final class ExposureBook {
  private final PortfolioView portfolio;
  private final LimitTable table;
  private final MarkTape tape = new MarkTape();
  private long[] units = new long[0];
  private final ExposureGroup whole;
  private final ExposureGroup[] desks;
  private final ExposureGroup[] buckets;
  private ExposureGroup[] pods = new ExposureGroup[0];
  private int[] deskOf = new int[0];
  private int[][] bucketsOf = new int[0][];

  ExposureBook(PortfolioView portfolio, LimitTable table) {
    this.portfolio = portfolio;
    this.table = table;
    whole = new ExposureGroup(portfolio, tape, -1);
    desks = groups(table.desks().size());
    buckets = groups(table.buckets().size());
  }

  private ExposureGroup[] groups(int count) {
    ExposureGroup[] groups = new ExposureGroup[count];
    for (int i = 0; i < count; i++) {
      groups[i] = new ExposureGroup(portfolio, tape, -1);
    }
    return groups;
  }

  void onMark(int instrument) {
    if (instrument >= units.length) {
      units = Arrays.copyOf(units, Math.max(instrument + 1, portfolio.instrumentCount()));
    }
    long before = units[instrument];
    long now = unit(instrument);
    units[instrument] = now;
    long least = ExposureGroup.leastMoney(portfolio, instrument);
    tape.add(instrument, factor(Math.min(before, now), Math.max(before, now), least));
  }

  /** Worth of one unit of it; zero when that is not known. */
  private long unit(int instrument) {
    Instrument terms = portfolio.instrument(instrument);
    try {
      long one = FixedPoint.powerOfTen(terms.quantityScale());
      return portfolio.toPortfolio(instrument, terms.notional(one, portfolio.mark(instrument)));
    } catch (ArithmeticException e) {
      return 0;
    }
  }

  /** Both are rounded by less than {@code least}. */
  private static double factor(long smaller, long greater, long least) {
    return smaller > least
        ? ((double) greater + least) / ((double) smaller - least)
        : Double.POSITIVE_INFINITY;
  }

  /** A pod's holding is another one. */
  void onHolding(int pod, int instrument, long position, long buyQty, long sellQty) {
    ensure(pod, instrument);
    long longs = position + buyQty;
    long shorts = position - sellQty;
    long gross = gross(longs, shorts);
    ExposureGroup own = pods[pod];
    long grossChange = gross - own.grossNow(instrument);
    long longChange = longs - own.longNow(instrument);
    long shortChange = shorts - own.shortNow(instrument);
    if (grossChange == 0 && longChange == 0 && shortChange == 0) {
      return;
    }
    double worth = grossChange > 0 ? mostWorth(instrument, grossChange) : 0;
    whole.move(instrument, grossChange, longChange, shortChange, worth);
    own.move(instrument, grossChange, longChange, shortChange, worth);
    if (deskOf[pod] >= 0) {
      desks[deskOf[pod]].move(instrument, grossChange, longChange, shortChange, worth);
    }
    for (int bucket : bucketsOf[instrument]) {
      buckets[bucket].move(instrument, grossChange, longChange, shortChange, worth);
    }
  }

  /**
   * What a quantity is worth at the mark at most, in units of the portfolio currency and with room
   * for rounding it now and then.
   */
  double mostWorth(int instrument, long quantity) {
    try {
      long value = portfolio.instrument(instrument).notional(quantity, portfolio.mark(instrument));
      return portfolio.toPortfolio(instrument, value) * (1 + 1e-12)
          + 3.0 * ExposureGroup.leastMoney(portfolio, instrument);
    } catch (ArithmeticException e) {
      return Double.POSITIVE_INFINITY;
    }
  }

  static long gross(long longs, long shorts) {
    return Math.max(Math.abs(longs), Math.abs(shorts));
  }

  private void ensure(int pod, int instrument) {
    if (instrument >= bucketsOf.length) {
      int known = bucketsOf.length;
      bucketsOf = Arrays.copyOf(bucketsOf, Math.max(instrument + 1, portfolio.instrumentCount()));
      for (int i = known; i < bucketsOf.length; i++) {
        bucketsOf[i] = findBuckets(portfolio.instrument(i).symbol());
      }
    }
    if (pod >= pods.length) {
      int known = pods.length;
      pods = Arrays.copyOf(pods, Math.max(pod + 1, portfolio.podCount()));
      deskOf = Arrays.copyOf(deskOf, pods.length);
      for (int i = known; i < pods.length; i++) {
        pods[i] = new ExposureGroup(portfolio, tape, i);
        deskOf[i] = findDesk(portfolio.podName(i));
      }
    }
  }

  private int[] findBuckets(String symbol) {
    List<LimitTable.Bucket> all = table.buckets();
    int[] found = new int[all.size()];
    int count = 0;
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).instruments().contains(symbol)) {
        found[count++] = i;
      }
    }
    return Arrays.copyOf(found, count);
  }

  private int findDesk(String pod) {
    for (int i = 0; i < table.desks().size(); i++) {
      if (table.desks().get(i).pods().contains(pod)) {
        return i;
      }
    }
    return -1;
  }

  ExposureGroup whole() {
    return whole;
  }

  ExposureGroup pod(int pod) {
    ensure(pod, 0);
    return pods[pod];
  }

  /** The desk of a pod, or -1. */
  int deskOf(int pod) {
    ensure(pod, 0);
    return deskOf[pod];
  }

  ExposureGroup desk(int desk) {
    return desks[desk];
  }

  /** Buckets that an instrument is in. */
  int[] bucketsOf(int instrument) {
    ensure(0, instrument);
    return bucketsOf[instrument];
  }

  ExposureGroup bucket(int bucket) {
    return buckets[bucket];
  }

  /** What the book has of a pod in an instrument: gross. */
  long heldGross(int pod, int instrument) {
    ensure(pod, instrument);
    return pods[pod].grossNow(instrument);
  }

  long heldLong(int pod, int instrument) {
    ensure(pod, instrument);
    return pods[pod].longNow(instrument);
  }

  long heldShort(int pod, int instrument) {
    ensure(pod, instrument);
    return pods[pod].shortNow(instrument);
  }
}
