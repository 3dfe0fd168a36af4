package io.slipstream.shell;

import io.slipstream.api.service.backtest.research.SweepOutcome;
import io.slipstream.api.service.backtest.research.TrialView;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;

/** Tries many parameters of a strategy and says how much of the best one may be luck. */
@Service
@Command(
    scope = "backtest",
    name = "sweep",
    description = "Tries many parameters of a strategy and says how much of the best may be luck",
    detailedDescription =
        "Example: backtest:sweep --strategy momentum --bar 1m --grid short=5:50:5 --grid"
            + " long=60,120. Ctrl-C or backtest:cancel ends it; --resume goes on")
public final class BacktestSweep extends SweepCommand<SweepOutcome> {
  @Override
  SweepOutcome result() {
    return research.sweep(request(), this::progress);
  }

  @Override
  void print(SweepOutcome result, PrintStream out) {
    warn(out);
    out.println(
        result.trials()
            + " trials, "
            + result.resumed()
            + " of them finished before, "
            + result.failed()
            + " failed; "
            + result.refused()
            + " points the strategy does not allow; equity looked at every "
            + result.sample());
    ShellTable table =
        Tables.of(
            "", "Trial>", "Parameters", "Sharpe>", "Return>", "Drawdown>", "Trades>", "Equity>");
    result.best().forEach(trial -> add(table, Integer.toString(trial.trial()), trial));
    if (result.holdout() != null) {
      add(table, "held out", result.holdout());
    }
    Tables.print(table, out);
    if (!result.benchmark().isEmpty()) {
      out.println(
          "Benchmark: Sharpe "
              + Tables.number(result.benchmark().get("sharpe"))
              + ", return "
              + Tables.percent(result.benchmark().get("total-return"))
              + ", drawdown "
              + Tables.percent(result.benchmark().get("max-drawdown")));
    }
    if (!result.benchmarkFailure().isEmpty()) {
      out.println("The benchmark failed and is not shown: " + result.benchmarkFailure());
    }
    if (result.holdout() != null && !result.holdout().failure().isEmpty()) {
      out.println("On the bars held out the best trial failed: " + result.holdout().failure());
    }
    OverfittingTable.print(result.overfitting(), out);
    out.println(
        String.format(
            Locale.ROOT,
            "Best by %s; %.1f M bars/s. Files: %s",
            result.metric(),
            result.barsPerSecond() / 1e6,
            result.directory()));
  }

  private static void add(ShellTable table, String name, TrialView trial) {
    Map<String, Double> metrics = trial.metrics();
    table
        .addRow()
        .addContent(
            name,
            parameters(trial.parameters()),
            Tables.number(metrics.get("sharpe")),
            Tables.percent(metrics.get("total-return")),
            Tables.percent(metrics.get("max-drawdown")),
            trial.trades(),
            Tables.money(trial.finalEquity()));
  }

  static String parameters(Map<String, String> parameters) {
    return String.join(
        " ",
        parameters.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .toList());
  }
}
