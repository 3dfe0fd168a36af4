package io.slipstream.marketdata;

import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.service.marketdata.MarketDataCatalog;
import io.slipstream.api.service.marketdata.MarketDataException;
import io.slipstream.api.service.marketdata.RecordedMarket;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The recorded Bitstamp trades that ship, and what users import. */
@Component
public final class RecordedCatalog implements MarketDataCatalog {
  private static final String TRADES = "bitstamp_trades_from_20131125_usd.csv";

  /** Bitstamp quoted cents and eight digits of a bitcoin; 0.1 % is a round taker fee. */
  private static final Instrument BITCOIN =
      Instrument.builder("BTC/USD", "USD")
          .tickSize(FixedPoint.ONE / 100)
          .commission(FixedPoint.ONE / 1000, FixedPoint.ONE / 1000)
          .build();

  private final BarStore store;
  private TradeTape tape;

  /** Made by Declarative Services. */
  @Activate
  public RecordedCatalog(BundleContext context) {
    this(Path.of(context.getProperty("karaf.data"), "slipstream", "market"));
  }

  RecordedCatalog(Path directory) {
    this.store = new BarStore(directory);
  }

  @Override
  public List<RecordedMarket> list() {
    List<RecordedMarket> markets = new ArrayList<>(store.list());
    markets.add(bitcoin());
    markets.sort(Comparator.comparing(market -> market.instrument().symbol()));
    return markets;
  }

  @Override
  public RecordedMarket find(String symbol) {
    List<RecordedMarket> markets = list();
    for (RecordedMarket market : markets) {
      if (market.instrument().symbol().equals(symbol)) {
        return market;
      }
    }
    List<String> known = markets.stream().map(market -> market.instrument().symbol()).toList();
    throw new MarketDataException(
        "unknown instrument '" + symbol + "': " + String.join(", ", known) + " are recorded");
  }

  @Override
  public BarSeries bars(String symbol, long period) {
    RecordedMarket market = find(symbol);
    if (market.basePeriod() == 0) {
      return tape().bars(market.instrument(), period);
    }
    return CoarserBars.of(store.bars(market), period);
  }

  @Override
  public RecordedMarket importBars(
      Instrument instrument, long period, Path csv, Map<String, String> map) {
    if (instrument.symbol().equals(BITCOIN.symbol())) {
      throw new MarketDataException(
          "instrument " + BITCOIN.symbol() + " ships with the distribution; choose another symbol");
    }
    return store.save(BarCsv.read(instrument, period, csv, map), csv);
  }

  private RecordedMarket bitcoin() {
    TradeTape trades = tape();
    return new RecordedMarket(
        BITCOIN,
        "Bitstamp trades, recorded 2013",
        0,
        trades.length(),
        trades.from(),
        trades.to(),
        trades.contentHash());
  }

  private synchronized TradeTape tape() {
    if (tape == null) {
      try (InputStream csv = RecordedCatalog.class.getResourceAsStream("/" + TRADES)) {
        if (csv == null) {
          throw new MarketDataException("the bundle lacks " + TRADES);
        }
        tape = TradeTape.read(csv, TRADES);
      } catch (IOException e) {
        throw new MarketDataException("cannot close " + TRADES + ": " + e.getMessage(), e);
      }
    }
    return tape;
  }
}
