package io.slipstream.shell;

import io.slipstream.api.market.BarPeriod;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.service.operations.MarketOperations;
import io.slipstream.api.service.operations.MarketView;
import java.io.PrintStream;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.FileCompleter;

/** Brings in bars from a CSV file. */
@Service
@Command(
    scope = "market",
    name = "import",
    description = "Brings in bars from a CSV file",
    detailedDescription =
        "Example: market:import --instrument GOOG --bar 1d --map time=Date /data/GOOG.csv")
public final class MarketImport extends ChangingCommand<MarketView> {
  @Reference MarketOperations markets;

  @Option(name = "--instrument", required = true, description = "Symbol to store the bars under")
  String instrument;

  @Option(
      name = "--bar",
      required = true,
      description = "Length of a bar: a number and s, m, h or d")
  String bar;

  @Option(name = "--map", description = "Columns by field: time=Date,open=Open,...")
  String map;

  @Option(name = "--currency", description = "Quote currency")
  String currency = "USD";

  @Option(name = "--tick", description = "Smallest price step")
  String tick = "0.01";

  @Option(name = "--lot", description = "Smallest quantity step")
  String lot = "1";

  @Option(
      name = "--commission",
      description = "Commission per notional and side, 0.001 for ten basis points")
  String commission = "0.001";

  @Argument(index = 0, name = "csv", required = true, description = "The file, with a header line")
  @Completion(FileCompleter.class)
  String csv;

  @Override
  MarketView result() {
    long rate = NamedValues.decimal("--commission", commission);
    Instrument terms =
        Instrument.builder(instrument, currency)
            .tickSize(NamedValues.decimal("--tick", tick))
            .lotSize(NamedValues.decimal("--lot", lot))
            .commission(rate, rate)
            .build();
    List<String> columns = map == null ? List.of() : List.of(map.split(",", -1));
    return markets.importBars(
        terms,
        BarPeriod.parse(bar),
        Locations.path(csv),
        NamedValues.parse("--map", columns),
        operator());
  }

  @Override
  void print(MarketView result, PrintStream out) {
    out.println(
        result.rows()
            + " bars of "
            + result.instrument()
            + " imported, "
            + Tables.time(result.from())
            + " to "
            + Tables.time(result.to()));
  }
}
