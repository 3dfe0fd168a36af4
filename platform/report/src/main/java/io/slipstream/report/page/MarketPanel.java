package io.slipstream.report.page;

import io.slipstream.report.HtmlReport;
import io.slipstream.report.block.PriceChart;
import io.slipstream.report.block.PriceChart.Kind;
import io.slipstream.report.block.Unit;
import io.slipstream.report.page.RunPage.Market;
import io.slipstream.report.page.RunPage.Trade;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Entries and exits on the prices of what was traded, the most traded first. */
final class MarketPanel {
  private static final int MOST_MARKETS = 10;

  private MarketPanel() {}

  static void add(HtmlReport report, RunPage page) {
    report.heading("Trades on the price");
    if (page.markets().isEmpty()) {
      report.note("N/A: no prices were kept.");
      return;
    }
    report.note(
        "Of many marks one of a kind is drawn in each 200th of the width: entries into long"
            + " positions and exits with loss at their lowest, the others at their highest.");
    SortedMap<String, Integer> counts = new TreeMap<>();
    page.trades().forEach(trade -> counts.merge(trade.symbol(), 1, Integer::sum));
    List<Market> markets =
        page.markets().stream()
            .sorted(Comparator.comparing(market -> -counts.getOrDefault(market.symbol(), 0)))
            .limit(MOST_MARKETS)
            .toList();
    for (Market market : markets) {
      int count = counts.getOrDefault(market.symbol(), 0);
      report.add(new Named(market.symbol() + ", " + count + (count == 1 ? " trade" : " trades")));
      report.add(chart(market, page.trades()));
    }
    if (page.markets().size() > markets.size()) {
      report.note(
          "Of " + page.markets().size() + " instruments the " + MOST_MARKETS + " most traded.");
    }
  }

  private static PriceChart chart(Market market, List<Trade> trades) {
    PriceChart chart =
        new PriceChart(
            market.symbol(), market.times(), market.high(), market.low(), market.close());
    for (Trade trade : trades) {
      if (trade.symbol().equals(market.symbol())) {
        Kind entry = trade.isLong() ? Kind.LONG_ENTRY : Kind.SHORT_ENTRY;
        chart.mark(entry, trade.entryTime(), trade.entryPrice(), words(trade, "entry", true));
        if (!trade.isOpen()) {
          Kind exit = trade.netPnl() > 0 ? Kind.EXIT_WITH_PROFIT : Kind.EXIT_WITH_LOSS;
          chart.mark(exit, trade.exitTime(), trade.exitPrice(), words(trade, "exit", false));
        }
      }
    }
    return chart;
  }

  private static String words(Trade trade, String what, boolean isEntry) {
    return trade.pod()
        + (trade.isLong() ? " long " : " short ")
        + what
        + " "
        + Texts.time(isEntry ? trade.entryTime() : trade.exitTime())
        + " at "
        + Unit.PRICE.text(isEntry ? trade.entryPrice() : trade.exitPrice())
        + (isEntry ? "" : ", net PnL " + Unit.MONEY.text(trade.netPnl()));
  }
}
