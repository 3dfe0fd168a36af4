package io.slipstream.report.page;

import io.slipstream.report.HtmlReport;
import io.slipstream.report.block.Cell;
import io.slipstream.report.block.Histogram;
import io.slipstream.report.block.Ink;
import io.slipstream.report.block.LineChart;
import io.slipstream.report.block.Tiles;
import io.slipstream.report.block.Unit;
import io.slipstream.report.page.Books.Inked;
import io.slipstream.report.page.Returns.Step;
import io.slipstream.statistics.Moments;
import io.slipstream.statistics.Performance;
import io.slipstream.statistics.Quantiles;
import java.util.Arrays;

/** What the returns of even steps show: the Sharpe ratio as it moved, and their distribution. */
final class ReturnPanels {
  private static final int WINDOW = 63;
  private static final int LEAST_WINDOW = 10;

  private ReturnPanels() {}

  static void rolling(HtmlReport report, RunPage page, Step step) {
    report.heading("Rolling Sharpe ratio");
    int count = Returns.of(page.total().curve(), step).values().length;
    int window = Math.min(WINDOW, count / 3);
    if (window < LEAST_WINDOW) {
      report.note("N/A: " + count + " returns of a " + step.words() + " are too few to roll over.");
      return;
    }
    report.note(
        "Over the last "
            + window
            + " returns of a "
            + step.words()
            + ", annualized with "
            + Math.round(step.perYear())
            + " a year, risk-free rate 0. A gap is a time without risk.");
    LineChart chart = new LineChart("Rolling Sharpe ratio", Unit.RATIO).showing(0);
    for (Inked book : Books.all(page)) {
      Returns returns = Returns.of(book.book().curve(), step);
      chart.line(book.name(), book.ink(), returns.times(), sharpes(returns, window));
    }
    report.add(chart);
  }

  /** NaN where the window is not full yet. */
  private static double[] sharpes(Returns returns, int window) {
    double[] sharpes = new double[returns.values().length];
    for (int i = 0; i < sharpes.length; i++) {
      sharpes[i] =
          i + 1 < window
              ? Double.NaN
              : Performance.sharpe(
                  Arrays.copyOfRange(returns.values(), i + 1 - window, i + 1),
                  returns.step().perYear());
    }
    return sharpes;
  }

  static void distribution(HtmlReport report, RunPage page, Step step) {
    double[] returns = Returns.of(page.total().curve(), step).finite();
    report.heading("Distribution of returns");
    Histogram histogram =
        new Histogram("Returns of a " + step.words() + ", total", Unit.PERCENT, returns);
    if (returns.length < 2 || Arrays.stream(returns).distinct().count() < 2) {
      report.add(histogram);
      return;
    }
    Moments moments = Moments.of(returns);
    double tail = Quantiles.linear(returns, 0.05);
    report.note("One return a " + step.words() + " (UTC) of the total.");
    report.add(
        histogram
            .marker("mean", moments.mean(), Ink.TOTAL)
            .marker("5 % are below", tail, Ink.part(5)));
    long gains = Arrays.stream(returns).filter(r -> r > 0).count();
    report.add(
        new Tiles()
            .tile("Returns", Cell.of(returns.length, Unit.COUNT))
            .tile("Above zero", Cell.of((double) gains / returns.length, Unit.PERCENT))
            .tile("Best", Cell.signed(Arrays.stream(returns).max().orElseThrow(), Unit.PERCENT))
            .tile("Worst", Cell.signed(Arrays.stream(returns).min().orElseThrow(), Unit.PERCENT))
            .tile("Deviation", Cell.of(moments.deviation(), Unit.PERCENT))
            .tile("Skewness", Cell.of(moments.skewness(), Unit.RATIO))
            .tile("Excess kurtosis", Cell.of(moments.excessKurtosis(), Unit.RATIO)));
  }
}
