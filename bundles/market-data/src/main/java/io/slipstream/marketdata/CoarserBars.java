package io.slipstream.marketdata;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.BarPeriod;
import io.slipstream.api.market.BarSeries;
import io.slipstream.api.service.marketdata.MarketDataException;

/** Bars from finer bars. */
final class CoarserBars {
  private CoarserBars() {}

  static BarSeries of(BarSeries fine, long period) {
    if (period == fine.period()) {
      return fine;
    }
    if (period < fine.period() || period % fine.period() != 0) {
      throw new MarketDataException(
          fine.instrument().symbol()
              + " has bars of "
              + BarPeriod.format(fine.period())
              + "; bar period "
              + BarPeriod.format(period)
              + " is no multiple of that");
    }
    BarSeries.Builder coarse = BarSeries.builder(fine.instrument(), period);
    int start = 0;
    while (start < fine.length()) {
      Bar first = fine.bar(start);
      long openTime = Math.floorDiv(first.openTime(), period) * period;
      long high = first.highPrice();
      long low = first.lowPrice();
      long traded = 0;
      int end = start;
      while (end < fine.length() && fine.bar(end).openTime() < openTime + period) {
        Bar bar = fine.bar(end);
        high = Math.max(high, bar.highPrice());
        low = Math.min(low, bar.lowPrice());
        traded = Math.addExact(traded, bar.tradedQuantity());
        end++;
      }
      long close = fine.bar(end - 1).closePrice();
      coarse.add(openTime, first.openPrice(), high, low, close, traded);
      start = end;
    }
    return coarse.build();
  }
}
