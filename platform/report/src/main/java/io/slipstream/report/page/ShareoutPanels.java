package io.slipstream.report.page;

import io.slipstream.report.HtmlReport;
import io.slipstream.report.block.BarChart;
import io.slipstream.report.block.Cell;
import io.slipstream.report.block.Table;
import io.slipstream.report.block.Unit;
import io.slipstream.report.page.Books.Inked;
import io.slipstream.report.page.RunPage.Book;
import io.slipstream.report.page.RunPage.Figures;
import io.slipstream.report.page.RunPage.Trade;
import java.util.ArrayList;
import java.util.List;

/** Who earned what, and what it cost. */
final class ShareoutPanels {
  private ShareoutPanels() {}

  static void attribution(HtmlReport report, RunPage page) {
    report.heading("Attribution");
    report.note(
        "Contribution: net PnL over the total's initial equity; the contributions of all pods add up"
            + " to the total's. Gains and losses are of closed trades, after commission.");
    double capital = page.total().figures().initialEquity();
    if (page.pods().size() > 1) {
      BarChart chart = new BarChart("Contribution of each pod", Unit.PERCENT);
      page.pods().forEach(pod -> chart.bar(pod.name(), pod.figures().netPnl() / capital));
      report.add(chart);
    }
    Table table = new Table("Contribution of each pod").text("Pod").number("Weight");
    table.number("Net PnL " + page.currency(), "Contribution", "Share of the PnL");
    table.number("Average gain", "Average loss", "Profit factor", "Average time held");
    for (Book pod : page.pods()) {
      table.row(attributed(pod, page, capital));
    }
    if (page.pods().size() > 1) {
      table.row(attributed(page.total(), page, capital));
    }
    report.add(table);
  }

  private static List<Cell> attributed(Book book, RunPage page, double capital) {
    boolean isTotal = book.equals(page.total());
    double gains = 0;
    double losses = 0;
    double held = 0;
    int gained = 0;
    int lost = 0;
    for (Trade trade : page.trades()) {
      if (!trade.isOpen() && (isTotal || trade.pod().equals(book.name()))) {
        held += (double) trade.exitTime() - trade.entryTime();
        if (trade.netPnl() > 0) {
          gains += trade.netPnl();
          gained++;
        } else {
          losses -= trade.netPnl();
          lost++;
        }
      }
    }
    double net = book.figures().netPnl();
    double all = page.total().figures().netPnl();
    return List.of(
        Cell.of(book.name()),
        Cell.of(book.weight(), Unit.PERCENT),
        Cell.signed(net, Unit.MONEY),
        Cell.signed(net / capital, Unit.PERCENT),
        Cell.of(all == 0 ? Double.NaN : net / all, Unit.PERCENT),
        Cell.of(gains / gained, Unit.MONEY),
        Cell.of(-losses / lost, Unit.MONEY),
        Cell.of(losses > 0 ? gains / losses : Double.NaN, Unit.RATIO),
        Cell.of(Texts.span(held / (gained + lost))));
  }

  static void costs(HtmlReport report, RunPage page) {
    report.heading("Costs");
    report.note(
        "Gross PnL is before commission and slippage. Costs as a share of it are N/A where it is"
            + " not above zero; costs per turnover are in hundredths of a percent.");
    Table table = new Table("Costs of each pod and the total").text("Pod");
    table.number("Gross PnL", "Commission", "Slippage", "Net PnL", "Costs of gross");
    table.number("Turnover", "Turnover of capital", "Costs per turnover");
    List<Inked> books = new ArrayList<>(Books.pods(page));
    for (Inked book : books) {
      table.row(costs(book.book()));
    }
    table.row(costs(page.total()));
    if (page.benchmark() != null) {
      table.row(costs(page.benchmark()));
    }
    report.add(table);
  }

  private static List<Cell> costs(Book book) {
    Figures figures = book.figures();
    double slippage = Double.isFinite(figures.slippage()) ? figures.slippage() : 0;
    double costs = figures.commission() + slippage;
    double gross = figures.netPnl() + costs;
    return List.of(
        Cell.of(book.name()),
        Cell.signed(gross, Unit.MONEY),
        Cell.of(figures.commission(), Unit.MONEY),
        Cell.of(figures.slippage(), Unit.MONEY),
        Cell.signed(figures.netPnl(), Unit.MONEY),
        Cell.of(gross > 0 ? costs / gross : Double.NaN, Unit.PERCENT),
        Cell.of(figures.turnover(), Unit.MONEY),
        Cell.of(figures.turnover() / figures.initialEquity(), Unit.RATIO),
        Cell.of(10_000 * costs / figures.turnover(), Unit.RATIO));
  }
}
