package io.slipstream.report.page;

import io.slipstream.report.HtmlReport;
import io.slipstream.report.block.Cell;
import io.slipstream.report.block.Table;
import io.slipstream.report.block.Tiles;
import io.slipstream.report.block.Unit;
import io.slipstream.report.page.Books.Inked;
import io.slipstream.report.page.RunPage.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The figures of all books side by side. */
final class SummaryPanel {
  /** So many fit on paper. */
  private static final int BOOKS_A_TABLE = 7;

  private SummaryPanel() {}

  static void add(HtmlReport report, RunPage page) {
    report.heading("Summary").add(tiles(page));
    page.notes().forEach(report::note);
    List<Inked> books = Books.all(page);
    for (int from = 0; from < books.size(); from += BOOKS_A_TABLE) {
      report.add(table(books.subList(from, Math.min(books.size(), from + BOOKS_A_TABLE)), page));
    }
  }

  private static Tiles tiles(RunPage page) {
    Figures total = page.total().figures();
    Tiles tiles =
        new Tiles()
            .tile("Final equity " + page.currency(), Cell.of(total.finalEquity(), Unit.MONEY))
            .tile("Total return", Cell.signed(total.totalReturn(), Unit.PERCENT))
            .tile("Growth a year", Cell.signed(total.cagr(), Unit.PERCENT))
            .tile("Sharpe ratio", Cell.of(total.sharpe(), Unit.RATIO))
            .tile("Maximum drawdown", Cell.signed(total.maxDrawdown(), Unit.PERCENT))
            .tile("Trades", Cell.of(total.trades(), Unit.COUNT));
    if (page.benchmark() != null) {
      double behind = total.totalReturn() - page.benchmark().figures().totalReturn();
      tiles.tile("Above " + page.benchmark().name(), Cell.signed(behind, Unit.PERCENT));
    }
    return tiles;
  }

  private static Table table(List<Inked> books, RunPage page) {
    Table table = new Table("Figures of each pod, the total and the benchmark").text("Measure");
    books.forEach(book -> table.number(book.name()));
    row(table, books, "Strategy", book -> Cell.of(book.book().strategy()));
    row(table, books, "Weight", book -> Cell.of(book.book().weight(), Unit.PERCENT));
    String money = " " + page.currency();
    figure(table, books, "Initial equity" + money, Figures::initialEquity, Unit.MONEY);
    figure(table, books, "Final equity" + money, Figures::finalEquity, Unit.MONEY);
    signed(table, books, "Net PnL" + money, Figures::netPnl, Unit.MONEY);
    signed(table, books, "Total return", Figures::totalReturn, Unit.PERCENT);
    signed(table, books, "Growth a year (CAGR)", Figures::cagr, Unit.PERCENT);
    figure(table, books, "Volatility a year", Figures::annualVolatility, Unit.PERCENT);
    figure(table, books, "Sharpe ratio", Figures::sharpe, Unit.RATIO);
    figure(table, books, "Sortino ratio", Figures::sortino, Unit.RATIO);
    figure(table, books, "Calmar ratio", SummaryPanel::calmar, Unit.RATIO);
    signed(table, books, "Maximum drawdown", Figures::maxDrawdown, Unit.PERCENT);
    figure(table, books, "Fills", f -> (double) f.fills(), Unit.COUNT);
    figure(table, books, "Trades closed", f -> (double) f.trades(), Unit.COUNT);
    figure(table, books, "Win rate", Figures::winRate, Unit.PERCENT);
    figure(table, books, "Intents denied", f -> (double) f.denied(), Unit.COUNT);
    figure(table, books, "Orders rejected", f -> (double) f.rejected(), Unit.COUNT);
    return table;
  }

  /** Growth a year over the deepest drawdown; NaN without one. */
  private static double calmar(Figures figures) {
    return figures.maxDrawdown() < 0 ? figures.cagr() / -figures.maxDrawdown() : Double.NaN;
  }

  private static void figure(
      Table table, List<Inked> books, String name, Function<Figures, Double> figure, Unit unit) {
    row(table, books, name, book -> Cell.of(figure.apply(book.book().figures()), unit));
  }

  private static void signed(
      Table table, List<Inked> books, String name, Function<Figures, Double> figure, Unit unit) {
    row(table, books, name, book -> Cell.signed(figure.apply(book.book().figures()), unit));
  }

  private static void row(Table table, List<Inked> books, String name, Function<Inked, Cell> cell) {
    List<Cell> cells = new ArrayList<>(List.of(Cell.of(name)));
    books.forEach(book -> cells.add(cell.apply(book)));
    table.row(cells);
  }
}
