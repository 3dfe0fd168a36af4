package io.slipstream.api.service.marketdata;

import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.Instrument;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Recorded market data by instrument; an OSGi service. */
public interface MarketDataCatalog {
  /** What is there, ordered by symbol. */
  List<RecordedMarket> list();

  /**
   * The entry of an instrument.
   *
   * @throws MarketDataException when the symbol is unknown; the message names those that are known
   */
  RecordedMarket find(String symbol);

  /**
   * Bars of an instrument, aggregated from trades or from finer bars. A period without a trade has
   * no bar.
   *
   * @throws MarketDataException when the symbol is unknown or the period is no multiple of the base
   */
  BarSeries bars(String symbol, long period);

  /**
   * Brings in bars from a CSV file with a header line; replaces bars of the same symbol whole, or
   * not at all.
   *
   * @throws MarketDataException naming file, line, column and value of the first row that is wrong
   */
  RecordedMarket importBars(Instrument instrument, long period, Path csv, Map<String, String> map);
}
