package io.slipstream.runtime;

import io.slipstream.api.market.BarPeriod;
import io.slipstream.api.service.marketdata.MarketDataException;
import io.slipstream.api.service.marketdata.RecordedMarket;
import io.slipstream.api.service.operations.OperationRefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Simple returns of several instruments between the same times, oldest first.
 *
 * @param symbols instruments that have a history
 * @param missing held instruments without one, and why
 * @param period of a return, nanoseconds
 * @param times ends of the returns
 * @param from beginning of the first return
 * @param returns by instrument
 * @param dailyVolumes by instrument, quantity a day on average; zero where none is recorded
 */
record ReturnHistory(
    List<String> symbols,
    List<String> missing,
    long period,
    long[] times,
    long from,
    double[][] returns,
    double[] dailyVolumes) {
  private static final long[] USUAL = {
    BarPeriod.parse("1d"), BarPeriod.parse("1h"), BarPeriod.parse("5m")
  };
  static final int ENOUGH = 100;
  private static final int LEAST = 2;

  /**
   * What the store has up to a time.
   *
   * @param period nanoseconds, 0 for the longest usual one with enough returns
   * @param enough returns
   * @param most returns, the newest
   * @throws OperationRefusedException when there are fewer than two returns
   */
  static ReturnHistory of(
      ClosePrices.Store store,
      List<String> symbols,
      long period,
      long until,
      int enough,
      int most) {
    Map<String, RecordedMarket> recorded = store.recorded();
    ReturnHistory best = null;
    for (long candidate : period == 0 ? USUAL : new long[] {period}) {
      ReturnHistory history = at(store, recorded, symbols, candidate, until, most);
      if (best == null || history.times.length > best.times.length) {
        best = history;
      }
      if (history.times.length >= Math.min(enough, most)) {
        break;
      }
    }
    if (best.times.length < LEAST) {
      throw new OperationRefusedException(
          "history = "
              + best.times.length
              + " returns of "
              + BarPeriod.format(best.period)
              + " that "
              + String.join(", ", symbols)
              + " have in common by now: at least "
              + LEAST
              + " are needed; market:import brings in more, --bar asks for a shorter period"
              + (best.missing.isEmpty() ? "" : "; " + String.join("; ", best.missing)));
    }
    return best;
  }

  private static ReturnHistory at(
      ClosePrices.Store store,
      Map<String, RecordedMarket> recorded,
      List<String> symbols,
      long period,
      long until,
      int most) {
    List<String> found = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    List<ClosePrices> prices = new ArrayList<>();
    for (String symbol : symbols) {
      try {
        RecordedMarket market = recorded.get(symbol);
        if (market == null) {
          missing.add(symbol + " is not recorded: it is not in these figures");
          continue;
        }
        ClosePrices closes = store.of(market, period);
        if (closes.closedBy(until) <= LEAST) {
          missing.add(symbol + " has no history yet: it is not in these figures");
          continue;
        }
        prices.add(closes);
        found.add(symbol);
      } catch (MarketDataException e) {
        missing.add(e.getMessage() + ": it is not in these figures");
      }
    }
    long[] times = common(prices, until, most + 1);
    int count = Math.max(0, times.length - 1);
    double[][] returns = new double[found.size()][count];
    for (int i = 0; i < returns.length; i++) {
      fill(returns[i], prices.get(i), times);
    }
    long[] ends = new long[count];
    System.arraycopy(times, times.length - count, ends, 0, count);
    return new ReturnHistory(
        found,
        missing,
        period,
        ends,
        times.length == 0 ? 0 : times[0],
        returns,
        prices.stream().mapToDouble(each -> each.dailyVolume(until)).toArray());
  }

  /** The newest times at which all have a close. */
  private static long[] common(List<ClosePrices> prices, long until, int most) {
    if (prices.isEmpty()) {
      return new long[0];
    }
    int[] at = new int[prices.size()];
    for (int i = 0; i < at.length; i++) {
      at[i] = prices.get(i).closedBy(until) - 1;
    }
    long[] newest = new long[most];
    int count = 0;
    while (count < most && alignDown(prices, at)) {
      newest[count++] = prices.get(0).times()[at[0]];
      at[0]--;
    }
    long[] times = new long[count];
    for (int i = 0; i < count; i++) {
      times[i] = newest[count - 1 - i];
    }
    return times;
  }

  /** Moves each back to the newest time that all have; false when there is none. */
  private static boolean alignDown(List<ClosePrices> prices, int[] at) {
    if (at[0] < 0) {
      return false;
    }
    long wanted = prices.get(0).times()[at[0]];
    boolean moved = true;
    while (moved) {
      moved = false;
      for (int i = 0; i < at.length; i++) {
        long[] times = prices.get(i).times();
        while (at[i] >= 0 && times[at[i]] > wanted) {
          at[i]--;
        }
        if (at[i] < 0) {
          return false;
        }
        if (times[at[i]] < wanted) {
          wanted = times[at[i]];
          moved = true;
        }
      }
    }
    return true;
  }

  private static void fill(double[] returns, ClosePrices prices, long[] times) {
    int at = prices.closedBy(times.length == 0 ? Long.MIN_VALUE : times[0]) - 1;
    for (int i = 0; i < returns.length; i++) {
      int next = at + 1;
      while (prices.times()[next] < times[i + 1]) {
        next++;
      }
      returns[i] = prices.closes()[next] / prices.closes()[at] - 1;
      at = next;
    }
  }

  /** Place of an instrument, or below zero. */
  int indexOf(String symbol) {
    return symbols.indexOf(symbol);
  }

  String periodText() {
    return BarPeriod.format(period);
  }
}
