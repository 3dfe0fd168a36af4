package io.slipstream.shell;

import io.slipstream.api.service.backtest.research.MonteCarloOutcome;
import io.slipstream.api.service.backtest.research.MonteCarloRequest;
import io.slipstream.api.service.backtest.research.Research;
import java.io.PrintStream;
import java.util.Locale;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.apache.karaf.shell.support.table.ShellTable;

/** Draws a run's trades and bars anew, by blocks. */
@Service
@Command(
    scope = "backtest",
    name = "monte-carlo",
    description = "What might have come of a run: its trades and bars drawn anew by blocks",
    detailedDescription = "Example: backtest:monte-carlo RUN --paths 5000")
public final class BacktestMonteCarlo extends ReportingCommand<MonteCarloOutcome> {
  @Reference Research research;

  @Argument(name = "run", required = true, description = "Name of a run, or its directory")
  @Completion(RunNames.class)
  String run;

  @Option(name = "--resampling", description = "stationary or moving-block; default stationary")
  @Completion(
      value = StringsCompleter.class,
      values = {"stationary", "moving-block"})
  String resampling = "stationary";

  @Option(name = "--trade-block", description = "Trades of a block; default 1")
  String tradeBlock = "";

  @Option(name = "--bar-block", description = "Bars of a block; default by their number")
  String barBlock = "";

  @Option(name = "--paths", description = "How many; default 1000")
  String paths = "1000";

  @Option(name = "--seed", description = "Of every draw; default 1")
  String seed = "1";

  @Override
  MonteCarloOutcome result() {
    return research.monteCarlo(
        new MonteCarloRequest(run, resampling, tradeBlock, barBlock, paths, seed));
  }

  @Override
  void print(MonteCarloOutcome result, PrintStream out) {
    ShellTable table =
        Tables.of("", "Drawn", "Block>", "Measure", "Run>", "Mean>", "5 %>", "Median>", "95 %>");
    for (MonteCarloOutcome.Row row : result.rows()) {
      table
          .addRow()
          .addContent(
              row.drawnFrom() + " " + row.of(),
              row.block(),
              row.measure(),
              number(row.actual()),
              number(row.mean()),
              number(row.p05()),
              number(row.p50()),
              number(row.p95()));
    }
    Tables.print(table, out);
    out.println(
        result.paths()
            + " paths, seed "
            + result.seed()
            + ". Returns and drawdowns are fractions; no loss is larger than the largest there was.");
  }

  private static String number(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.4f", value) : "n/a";
  }
}
