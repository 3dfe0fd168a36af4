package io.slipstream.runtime;

import io.slipstream.api.market.BarPeriod;
import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.service.marketdata.MarketDataCatalog;
import io.slipstream.api.service.marketdata.MarketDataException;
import io.slipstream.api.service.marketdata.RecordedMarket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Daily bars in memory. */
final class StoredMarkets implements MarketDataCatalog {
  static final long DAY = BarPeriod.parse("1d");

  private final Map<String, BarSeries> series = new TreeMap<>();

  /** One bar a day from a day since the epoch on; each trades a thousand. */
  StoredMarkets with(String symbol, int firstDay, double... closes) {
    Instrument instrument = Instrument.builder(symbol, "USD").build();
    BarSeries.Builder bars = BarSeries.builder(instrument, DAY);
    for (int i = 0; i < closes.length; i++) {
      long price = Math.round(closes[i] * FixedPoint.ONE);
      bars.add((firstDay + i) * DAY, price, price, price, price, 1000 * FixedPoint.ONE);
    }
    series.put(symbol, bars.build());
    return this;
  }

  @Override
  public List<RecordedMarket> list() {
    List<RecordedMarket> markets = new ArrayList<>();
    series.forEach(
        (symbol, bars) ->
            markets.add(
                new RecordedMarket(
                    bars.instrument(), "test", DAY, bars.length(), 0, 0, "hash of " + symbol)));
    return markets;
  }

  @Override
  public RecordedMarket find(String symbol) {
    return list().stream()
        .filter(market -> market.instrument().symbol().equals(symbol))
        .findFirst()
        .orElseThrow(() -> new MarketDataException("unknown instrument '" + symbol + "'"));
  }

  @Override
  public BarSeries bars(String symbol, long period) {
    if (period != DAY) {
      throw new MarketDataException(symbol + " has bars of 1d");
    }
    return series.get(symbol);
  }

  @Override
  public RecordedMarket importBars(
      Instrument instrument, long period, Path csv, Map<String, String> map) {
    throw new UnsupportedOperationException();
  }
}
