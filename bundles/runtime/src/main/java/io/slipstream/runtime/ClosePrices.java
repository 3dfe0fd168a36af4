package io.slipstream.runtime;

import io.slipstream.api.market.BarPeriod;
import io.slipstream.api.market.BarSeries;
import io.slipstream.api.service.marketdata.MarketDataCatalog;
import io.slipstream.api.service.marketdata.RecordedMarket;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Closes of an instrument by time.
 *
 * @param times when each bar closed, nanoseconds since the epoch, ascending
 * @param closes prices
 * @param volumes traded in each bar
 */
record ClosePrices(long[] times, double[] closes, double[] volumes) {
  static final long DAY = BarPeriod.parse("1d");
  private static final int KEPT = 500;

  /** Of bars; the same bars are read once. */
  static final class Store {
    private final MarketDataCatalog markets;
    private final Map<String, ClosePrices> kept =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, ClosePrices> eldest) {
            return size() > KEPT;
          }
        };

    Store(MarketDataCatalog markets) {
      this.markets = markets;
    }

    /** What is recorded now, by symbol. */
    Map<String, RecordedMarket> recorded() {
      Map<String, RecordedMarket> recorded = new TreeMap<>();
      markets.list().forEach(market -> recorded.put(market.instrument().symbol(), market));
      return recorded;
    }

    /**
     * All of a recorded instrument.
     *
     * @throws io.slipstream.api.service.marketdata.MarketDataException for a period it cannot have
     */
    synchronized ClosePrices of(RecordedMarket market, long period) {
      String symbol = market.instrument().symbol();
      String key = symbol + " " + period + " " + market.contentHash();
      ClosePrices prices = kept.get(key);
      if (prices == null) {
        prices = read(markets.bars(symbol, period));
        kept.put(key, prices);
      }
      return prices;
    }
  }

  private static ClosePrices read(BarSeries series) {
    int count = series.length();
    long[] times = new long[count];
    double[] closes = new double[count];
    double[] volumes = new double[count];
    BarSeries.Cursor bar = series.cursor();
    for (int i = 0; bar.advance(); i++) {
      times[i] = bar.closeTime();
      closes[i] = bar.close();
      volumes[i] = bar.volume();
    }
    return new ClosePrices(times, closes, volumes);
  }

  /** Bars that had closed by a time. */
  int closedBy(long time) {
    int at = Arrays.binarySearch(times, time);
    return at >= 0 ? at + 1 : -at - 1;
  }

  /**
   * Traded in a day on average, over the bars that had closed by a time and up to a year before.
   */
  double dailyVolume(long time) {
    int end = closedBy(time);
    int start = closedBy(time - 365 * DAY);
    if (end - start < 2) {
      return 0;
    }
    double sum = 0;
    for (int i = start; i < end; i++) {
      sum += volumes[i];
    }
    double days = (double) (times[end - 1] - times[start]) / DAY;
    return days <= 0 ? 0 : sum / Math.max(1, days);
  }
}
