package io.slipstream.backtest;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.service.analytics.EquityCurve;
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

  static String html(BacktestOutcome outcome, List<BacktestRun> runs) {
    List<Result> results = outcome.results();
    HtmlReport report =
        new HtmlReport(results.get(0).strategy() + " on " + outcome.instrument())
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
            .note(
                "One return a bar, annualized over 365 days, risk-free rate 0. Signal on close, fill"
                    + " at the next open, no slippage.")
            .heading("Results")
            .table(header(results), rows(results));
    LineChart equity = new LineChart("Equity", false);
    LineChart drawdown = new LineChart("Drawdown", true);
    for (int i = 0; i < runs.size(); i++) {
      EquityCurve curve = runs.get(i).tracker().curve(CURVE_POINTS);
      equity.line(results.get(i).strategy(), curve.times(), curve.equity());
      drawdown.line(results.get(i).strategy(), curve.times(), curve.drawdown());
    }
    report.heading("Equity").chart(equity).heading("Drawdown").chart(drawdown);
    List<Trade> trades = runs.get(0).trades();
    report.heading("Trades");
    if (trades.size() > MOST_TRADES) {
      report.note("The first " + MOST_TRADES + " of " + trades.size() + "; all are in trades.csv.");
    }
    return report.table(tradeHeader(), tradeRows(trades)).html();
  }

  private static List<String> header(List<Result> results) {
    List<String> header = new ArrayList<>(List.of("Measure"));
    results.forEach(result -> header.add(result.strategy() + " " + result.version()));
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
        row("Final equity", results, r -> money(r.finalEquity())),
        row("State hash", results, r -> r.stateHash().substring(0, 16)));
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
