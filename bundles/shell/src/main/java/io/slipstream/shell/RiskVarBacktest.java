package io.slipstream.shell;

import io.slipstream.api.service.operations.VarBacktestView;
import java.io.PrintStream;
import java.util.Locale;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.apache.karaf.shell.support.table.ShellTable;

/** Shows how value at risk did on a history. */
@Service
@Command(
    scope = "risk",
    name = "var-backtest",
    description = "Shows how value at risk did on a history: Kupiec, Christoffersen, Basel",
    detailedDescription =
        "Example: risk:var-backtest --returns returns.csv --method historical --window 250")
public final class RiskVarBacktest extends VarCommand<VarBacktestView> {
  @Option(
      name = "--basis",
      description =
          "The portfolio's returns: actual, hypothetical for its present positions, or recorded:"
              + " actual ones against the forecasts written down when each day began")
  @Completion(
      value = StringsCompleter.class,
      values = {"actual", "hypothetical", "recorded"})
  String basis = "actual";

  @Override
  VarBacktestView result() {
    return risk.backtest(question(1, basis));
  }

  @Override
  void print(VarBacktestView result, PrintStream out) {
    out.println(
        result.subject()
            + (result.period().isEmpty() ? "" : ", returns of " + result.period())
            + ", "
            + result.method()
            + " at "
            + result.level()
            + (result.window() == 0 ? "" : " from " + result.window() + " returns each"));
    out.println(
        String.format(
            Locale.ROOT,
            "%d of %d forecasts exceeded (%.2f %%), %.1f expected; forecasts %s first, %s last",
            result.exceptions(),
            result.days(),
            100 * result.rate(),
            result.expected(),
            fraction(result.firstForecast()),
            fraction(result.lastForecast())));
    ShellTable table =
        Tables.of("", "Test", "Likelihood ratio>", "Degrees of freedom>", "p-value>", "At 95 %");
    add(table, "Kupiec, proportion of failures", result.kupiec());
    add(table, "Christoffersen, independence", result.independence());
    add(table, "Conditional coverage", result.conditional());
    Tables.print(table, out);
    out.println(
        result.baselZone().isEmpty()
            ? "Basel: no zone, its table is for 250 daily forecasts at 0.99; "
                + result.lastExceptions()
                + " exceptions in the last 250"
            : "Basel: "
                + result.baselZone()
                + ", "
                + result.lastExceptions()
                + " exceptions in the last 250 days, plus factor "
                + String.format(Locale.ROOT, "%.2f", result.plusFactor()));
  }

  private static void add(ShellTable table, String name, VarBacktestView.Test test) {
    table
        .addRow()
        .addContent(
            name,
            String.format(Locale.ROOT, "%.4f", test.statistic()),
            test.degreesOfFreedom(),
            String.format(Locale.ROOT, "%.6f", test.pValue()),
            test.rejectedAt95() ? "rejected" : "not rejected");
  }
}
