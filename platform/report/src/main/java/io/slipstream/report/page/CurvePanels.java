package io.slipstream.report.page;

import io.slipstream.report.HtmlReport;
import io.slipstream.report.block.Cell;
import io.slipstream.report.block.Ink;
import io.slipstream.report.block.LineChart;
import io.slipstream.report.block.Table;
import io.slipstream.report.block.Unit;
import io.slipstream.report.block.Views;
import io.slipstream.report.page.Books.Inked;
import io.slipstream.report.page.Drawdowns.Fall;
import io.slipstream.report.page.RunPage.Curve;

/** Equity and drawdown of all books. */
final class CurvePanels {
  private static final int DEEPEST = 5;

  private CurvePanels() {}

  static void equity(HtmlReport report, RunPage page) {
    LineChart returns = new LineChart("Return since the start", Unit.PERCENT).showing(0);
    LineChart logarithm = new LineChart("Growth of 1, logarithmic", Unit.RATIO).logarithmic();
    LineChart money = new LineChart("Equity " + page.currency(), Unit.MONEY);
    for (Inked book : Books.all(page)) {
      Curve curve = book.book().curve();
      returns.line(book.name(), book.ink(), curve.times(), lessOne(curve.growth()));
      logarithm.line(book.name(), book.ink(), curve.times(), curve.growth());
      money.line(book.name(), book.ink(), curve.times(), curve.equity());
    }
    report
        .heading("Equity")
        .add(
            new Views("equity")
                .view("Return", returns)
                .view("Growth, log", logarithm)
                .view("Equity " + page.currency(), money));
  }

  private static double[] lessOne(double[] growth) {
    double[] returns = new double[growth.length];
    for (int i = 0; i < returns.length; i++) {
      returns[i] = growth[i] - 1;
    }
    return returns;
  }

  static void drawdown(HtmlReport report, RunPage page) {
    LineChart chart = new LineChart("Below the high-water mark", Unit.PERCENT);
    for (Inked book : Books.all(page)) {
      Curve curve = book.book().curve();
      double[] drawdowns = Drawdowns.series(curve);
      if (book.ink().equals(Ink.TOTAL)) {
        chart.area(book.name(), book.ink(), curve.times(), drawdowns);
      } else {
        chart.line(book.name(), book.ink(), curve.times(), drawdowns);
      }
    }
    report.heading("Drawdown").add(chart);
    Table table = new Table("Deepest drawdowns of the total");
    table.text("Deepest, total").number("Depth").text("From", "Bottom", "Recovered");
    table.number("To the bottom", "In all");
    int rank = 1;
    for (Fall fall : Drawdowns.deepest(page.total().curve(), DEEPEST)) {
      boolean isOver = fall.recovered() != Fall.NOT_RECOVERED;
      table.row(
          Cell.of(rank++ + "."),
          Cell.signed(fall.depth(), Unit.PERCENT),
          Cell.of(Texts.time(fall.from())),
          Cell.of(Texts.time(fall.bottom())),
          isOver ? Cell.of(Texts.time(fall.recovered())) : Cell.warn("not by the end"),
          Cell.of(Texts.span((double) fall.bottom() - fall.from())),
          Cell.of(isOver ? Texts.span((double) fall.recovered() - fall.from()) : Unit.NONE));
    }
    if (table.rows() > 0) {
      report.add(table);
    } else {
      report.note("The total was never below its high-water mark.");
    }
  }
}
