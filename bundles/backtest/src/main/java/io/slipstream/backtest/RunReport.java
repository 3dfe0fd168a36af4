package io.slipstream.backtest;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.service.analytics.EquityCurve;
import io.slipstream.api.service.analytics.PerformanceTracker;
import io.slipstream.api.service.backtest.BacktestOutcome;
import io.slipstream.api.service.backtest.BacktestOutcome.Result;
import io.slipstream.report.HtmlReport;
import io.slipstream.report.LineChart;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The page of a run: results side by side, equity, drawdown, trades. */
final class RunReport {
  private static final int MOST_TRADES = 500;
  private static final int CURVE_POINTS = 1500;

  private RunReport() {}

  static String html(BacktestOutcome outcome, PortfolioRun run, PortfolioRun benchmark) {
    List<Result> results = new ArrayList<>(outcome.pods());
    results.add(0, outcome.total());
    if (benchmark != null) {
      results.add(outcome.benchmark());
    }
    HtmlReport report =
        new HtmlReport(
                String.join(" and ", outcome.pods().stream().map(Result::pod).toList())
                    + " on "
                    + String.join(", ", outcome.instruments()))
            .note(
                outcome.bars()
                    + " bars of "
                    + outcome.period()
                    + ", "
                    + outcome.from()
                    + " to "
                    + outcome.to()
                    + "; run "
                    + outcome.runId())
            .note("One return a slice, annualized over 365 days, risk-free rate 0.");
    outcome.notes().forEach(report::note);
    report.heading("Results").table(header(results), rows(results));
    LineChart equity = new LineChart("Equity", false);
    LineChart drawdown = new LineChart("Drawdown", true);
    add("total", run.record().total(), equity, drawdown);
    for (int pod = 0; pod < outcome.pods().size(); pod++) {
      add(outcome.pods().get(pod).pod(), run.record().tracker(pod), equity, drawdown);
    }
    if (benchmark != null) {
      add(outcome.benchmark().pod(), benchmark.record().tracker(0), equity, drawdown);
    }
    report.heading("Equity").chart(equity).heading("Drawdown").chart(drawdown);
    List<Trade> trades = new ArrayList<>();
    for (int pod = 0; pod < outcome.pods().size(); pod++) {
      trades.addAll(run.record().trades(pod));
    }
    report.heading("Trades");
    if (trades.size() > MOST_TRADES) {
      report.note("The first " + MOST_TRADES + " of " + trades.size() + "; all are in trades.csv.");
    }
    return report.table(tradeHeader(), tradeRows(trades)).html();
  }

  private static void add(
      String name, PerformanceTracker tracker, LineChart equity, LineChart drawdown) {
    EquityCurve curve = tracker.curve(CURVE_POINTS);
    equity.line(name, curve.times(), curve.equity());
    drawdown.line(name, curve.times(), curve.drawdown());
  }

  private static List<String> header(List<Result> results) {
    List<String> header = new ArrayList<>(List.of("Measure"));
    results.forEach(result -> header.add(result.pod()));
    return header;
  }

  private static List<List<String>> rows(List<Result> results) {
    return List.of(
        row("Total return", results, r -> percent(r.performance().totalReturn())),
        row("CAGR", results, r -> percent(r.performance().cagr())),
        row("Volatility a year", results, r -> percent(r.performance().annualVolatility())),
        row("Sharpe", results, r -> number(r.performance().sharpe())),
        row("Sortino", results, r -> number(r.performance().sortino())),
        row("Maximum drawdown", results, r -> percent(r.performance().maxDrawdown())),
        row("Fills", results, r -> Integer.toString(r.fills())),
        row("Trades", results, r -> Integer.toString(r.trades())),
        row("Win rate", results, r -> r.winRate() == null ? "n/a" : percent(r.winRate())),
        row("Commission", results, r -> money(r.commission())),
        row("Final equity", results, r -> money(r.finalEquity())));
  }

  private static List<String> row(
      String label, List<Result> results, Function<Result, String> cell) {
    List<String> row = new ArrayList<>(List.of(label));
    results.forEach(result -> row.add(cell.apply(result)));
    return row;
  }

  private static List<String> tradeHeader() {
    return List.of("Entry", "Exit", "Side", "Quantity", "Entry price", "Exit price", "Net PnL");
  }

  private static List<List<String>> tradeRows(List<Trade> trades) {
    return trades.stream()
        .limit(MOST_TRADES)
        .map(
            trade ->
                List.of(
                    Instant.EPOCH.plusNanos(trade.entryTime()).toString(),
                    Instant.EPOCH.plusNanos(trade.exitTime()).toString(),
                    trade.side().name(),
                    FixedPoint.format(trade.quantity()),
                    FixedPoint.format(trade.entryPrice(), 2),
                    FixedPoint.format(trade.exitPrice(), 2),
                    FixedPoint.format(trade.netPnl(), 2)))
        .toList();
  }

  private static String percent(double fraction) {
    return Double.isFinite(fraction)
        ? String.format(Locale.ROOT, "%.2f %%", 100 * fraction)
        : "n/a";
  }

  private static String number(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.2f", value) : "n/a";
  }

  private static String money(java.math.BigDecimal value) {
    return String.format(Locale.ROOT, "%,.2f", value.setScale(2, RoundingMode.HALF_EVEN));
  }
}
