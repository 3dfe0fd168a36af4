package io.slipstream.shell;

import io.slipstream.api.service.backtest.BacktestOutcome;
import io.slipstream.api.service.backtest.BacktestOutcome.Result;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Function;
import org.apache.karaf.shell.support.table.Row;
import org.apache.karaf.shell.support.table.ShellTable;

/** A backtest's results side by side. */
final class BacktestTable {
  private BacktestTable() {}

  static void print(BacktestOutcome outcome, PrintStream out) {
    out.println(
        outcome.instrument()
            + ", "
            + outcome.bars()
            + " bars of "
            + outcome.period()
            + ", "
            + Tables.time(outcome.from())
            + " to "
            + Tables.time(outcome.to())
            + " UTC");
    List<Result> results = outcome.results();
    String[] titles = new String[results.size() + 1];
    titles[0] = "";
    for (int i = 0; i < results.size(); i++) {
      titles[i + 1] = results.get(i).strategy() + " " + results.get(i).version() + ">";
    }
    ShellTable table = Tables.of("", titles);
    add(table, "Total return", results, r -> Tables.percent(r.performance().totalReturn()));
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
    add(table, "Final equity", results, r -> Tables.money(r.finalEquity()));
    if (results.stream().anyMatch(r -> r.denied() + r.rejected() > 0)) {
      add(table, "Denied by risk", results, r -> Integer.toString(r.denied()));
      add(table, "Rejected for cash", results, r -> Integer.toString(r.rejected()));
    }
    Tables.print(table, out);
    out.println("One return a bar, annualized over 365 days, risk-free rate 0.");
    out.println("Files: " + outcome.directory());
  }

  private static void add(
      ShellTable table, String label, List<Result> results, Function<Result, String> cell) {
    Row row = table.addRow();
    row.addContent(label);
    results.forEach(result -> row.addContent(cell.apply(result)));
  }
}
