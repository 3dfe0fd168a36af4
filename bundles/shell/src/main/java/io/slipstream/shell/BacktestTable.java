package io.slipstream.shell;

import io.slipstream.api.service.backtest.BacktestOutcome;
import io.slipstream.api.service.backtest.BacktestOutcome.Result;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.karaf.shell.support.table.Row;
import org.apache.karaf.shell.support.table.ShellTable;

/** A backtest's results side by side. */
final class BacktestTable {
  private BacktestTable() {}

  static void print(BacktestOutcome outcome, PrintStream out) {
    out.println(
        String.join(", ", outcome.instruments())
            + ", "
            + outcome.bars()
            + " bars of "
            + outcome.period()
            + ", "
            + Tables.time(outcome.from())
            + " to "
            + Tables.time(outcome.to())
            + " UTC");
    List<Result> results = results(outcome);
    String[] titles = new String[results.size() + 1];
    titles[0] = "";
    for (int i = 0; i < results.size(); i++) {
      Result result = results.get(i);
      String version = result.version().isEmpty() ? "" : " " + result.version();
      titles[i + 1] = result.pod() + version + ">";
    }
    ShellTable table = Tables.of("", titles);
    add(table, "Weight", results, r -> Tables.percent(r.weight().doubleValue()));
    add(table, "Total return", results, r -> Tables.percent(r.performance().totalReturn()));
    if (outcome.pods().size() > 1) {
      add(table, "Contribution", results, r -> Tables.percent(r.contribution()));
    }
    add(table, "CAGR", results, r -> Tables.percent(r.performance().cagr()));
    add(
        table,
        "Volatility a year",
        results,
        r -> Tables.percent(r.performance().annualVolatility()));
    add(table, "Sharpe", results, r -> Tables.number(r.performance().sharpe()));
    add(table, "Sortino", results, r -> Tables.number(r.performance().sortino()));
    add(table, "Maximum drawdown", results, r -> Tables.percent(r.performance().maxDrawdown()));
    add(table, "Trades", results, r -> Integer.toString(r.trades()));
    add(table, "Win rate", results, r -> Tables.percent(r.winRate()));
    add(table, "Commission", results, r -> Tables.money(r.commission()));
    add(table, "Capital used at most", results, r -> Tables.percent(r.mostUsed()));
    add(table, "Final equity", results, r -> Tables.money(r.finalEquity()));
    if (results.stream().anyMatch(r -> r.denied() + r.rejected() > 0)) {
      add(table, "Denied by risk", results, r -> Integer.toString(r.denied()));
      add(table, "Rejected for cash", results, r -> Integer.toString(r.rejected()));
    }
    Tables.print(table, out);
    outcome.notes().forEach(out::println);
    out.println(
        "One return a slice, annualized over "
            + Tables.number(outcome.total().performance().periodsPerYear())
            + " a year, risk-free rate 0.");
    out.println("Files: " + outcome.directory());
  }

  /** One pod is the total itself. */
  private static List<Result> results(BacktestOutcome outcome) {
    List<Result> results = new ArrayList<>(outcome.pods());
    if (results.size() > 1 || results.get(0).weight().doubleValue() < 1) {
      results.add(outcome.total());
    }
    if (outcome.benchmark() != null) {
      results.add(outcome.benchmark());
    }
    return results;
  }

  private static void add(
      ShellTable table, String label, List<Result> results, Function<Result, String> cell) {
    Row row = table.addRow();
    row.addContent(label);
    results.forEach(result -> row.addContent(cell.apply(result)));
  }
}
