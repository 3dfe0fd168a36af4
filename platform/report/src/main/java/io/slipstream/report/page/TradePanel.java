package io.slipstream.report.page;

import io.slipstream.report.HtmlReport;
import io.slipstream.report.block.Cell;
import io.slipstream.report.block.Table;
import io.slipstream.report.block.Unit;
import io.slipstream.report.page.RunPage.Trade;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** The first round trips. */
final class TradePanel {
  private static final int MOST = 500;

  /** As exact as a double that was computed is. */
  private static final MathContext DIGITS = new MathContext(14);

  private TradePanel() {}

  static void add(HtmlReport report, RunPage page) {
    report.heading("Trades");
    List<Trade> trades = page.trades();
    if (trades.isEmpty()) {
      report.note("None.");
      return;
    }
    report.note(
        (trades.size() > MOST ? "The first " + MOST + " of " + trades.size() : "" + trades.size())
            + (trades.size() == 1 ? " trade, " : " trades, ")
            + "times UTC. "
            + page.allTrades());
    Table table = new Table("Trades").text("Exit", "Entry", "Pod", "Instrument", "Side");
    table.number("Quantity", "Entry price", "Exit price", "Commission", "Net PnL", "Held");
    for (Trade trade : trades.subList(0, Math.min(MOST, trades.size()))) {
      table.row(
          trade.isOpen() ? Cell.warn("open") : Cell.of(Texts.time(trade.exitTime())),
          Cell.of(Texts.time(trade.entryTime())),
          Cell.of(trade.pod()),
          Cell.of(trade.symbol()),
          Cell.of(trade.isLong() ? "LONG" : "SHORT"),
          Cell.of(quantity(trade.quantity())),
          Cell.of(trade.entryPrice(), Unit.PRICE),
          Cell.of(trade.exitPrice(), Unit.PRICE),
          Cell.of(trade.commission(), Unit.MONEY),
          Cell.signed(trade.netPnl(), Unit.MONEY),
          Cell.of(
              trade.isOpen()
                  ? Unit.NONE
                  : Texts.span((double) trade.exitTime() - trade.entryTime())));
    }
    report.add(table);
  }

  private static String quantity(double quantity) {
    return Double.isFinite(quantity)
        ? BigDecimal.valueOf(quantity).round(DIGITS).stripTrailingZeros().toPlainString()
        : Unit.NONE;
  }
}
