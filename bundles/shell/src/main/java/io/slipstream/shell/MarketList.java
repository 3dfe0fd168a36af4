package io.slipstream.shell;

import io.slipstream.api.market.BarPeriod;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.service.marketdata.MarketDataCatalog;
import io.slipstream.api.service.marketdata.RecordedMarket;
import io.slipstream.api.service.operations.MarketView;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;

/** Lists recorded market data. */
@Service
@Command(
    scope = "market",
    name = "list",
    description = "Lists recorded market data",
    detailedDescription = "Example: market:list")
public final class MarketList extends ReportingCommand<List<RecordedMarket>> {
  @Reference MarketDataCatalog markets;

  @Override
  List<RecordedMarket> result() {
    return markets.list();
  }

  @Override
  void print(List<RecordedMarket> result, PrintStream out) {
    ShellTable table =
        Tables.of(
            "No market data",
            "Instrument",
            "Currency",
            "Base",
            "Rows>",
            "From",
            "To",
            "Lot>",
            "Commission>",
            "Source");
    for (RecordedMarket m : result) {
      table
          .addRow()
          .addContent(
              m.instrument().symbol(),
              m.instrument().quoteCurrency(),
              m.basePeriod() == 0 ? "trades" : BarPeriod.format(m.basePeriod()),
              m.rows(),
              Tables.time(Instant.EPOCH.plusNanos(m.from())),
              Tables.time(Instant.EPOCH.plusNanos(m.to())),
              FixedPoint.format(m.instrument().lotSize()),
              FixedPoint.format(m.instrument().takerRate()),
              m.source());
    }
    Tables.print(table, out);
  }

  @Override
  Object values(List<RecordedMarket> result) {
    return result.stream().map(MarketView::of).toList();
  }
}
