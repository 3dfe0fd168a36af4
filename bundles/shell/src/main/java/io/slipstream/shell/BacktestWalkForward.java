package io.slipstream.shell;

import io.slipstream.api.service.backtest.research.SweepOption;
import io.slipstream.api.service.backtest.research.WalkForwardOutcome;
import io.slipstream.api.service.backtest.research.WalkForwardOutcome.Fold;
import java.io.PrintStream;
import java.util.Map;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.apache.karaf.shell.support.table.ShellTable;

/** Chooses parameters again and again from the past, and runs them on what came next. */
@Service
@Command(
    scope = "backtest",
    name = "walk-forward",
    description =
        "Chooses parameters again and again from the past and runs them on what came next",
    detailedDescription =
        "Example: backtest:walk-forward --bar 5m --grid short=5:50:5 --grid long=60,120 --folds 5")
public final class BacktestWalkForward extends SweepCommand<WalkForwardOutcome> {
  @Option(name = "--window", description = "rolling or anchored; default rolling")
  @Completion(
      value = StringsCompleter.class,
      values = {"rolling", "anchored"})
  String window;

  @Option(name = "--folds", description = "Number of test windows; default 5")
  String folds;

  @Option(name = "--train", description = "First training window in test windows; default 3")
  String train;

  @Option(name = "--purge", description = "Samples left out before a test; default 1")
  String purge;

  @Option(name = "--embargo", description = "Further samples left out; default 1")
  String embargo;

  @Override
  void addOptions(Map<SweepOption, String> options) {
    super.addOptions(options);
    put(options, SweepOption.WINDOW, window);
    put(options, SweepOption.FOLDS, folds);
    put(options, SweepOption.TRAIN, train);
    put(options, SweepOption.PURGE, purge);
    put(options, SweepOption.EMBARGO, embargo);
  }

  @Override
  WalkForwardOutcome result() {
    return research.walkForward(request(), this::progress);
  }

  @Override
  void print(WalkForwardOutcome result, PrintStream out) {
    warn(out);
    ShellTable table =
        Tables.of("", "Trained", "Tested", "Parameters", "In sample>", "Out>", "Equity>");
    for (Fold fold : result.folds()) {
      table
          .addRow()
          .addContent(
              Tables.time(fold.trainFrom()) + " to " + Tables.time(fold.trainTo()),
              Tables.time(fold.testFrom()) + " to " + Tables.time(fold.testTo()),
              BacktestSweep.parameters(fold.parameters()),
              Tables.number(fold.inSample()),
              Tables.number(fold.outOfSample()),
              Tables.money(fold.finalEquity()));
    }
    Tables.print(table, out);
    out.println(
        "Out of sample: Sharpe "
            + Tables.number(result.metrics().get("sharpe"))
            + ", return "
            + Tables.percent(result.metrics().get("total-return"))
            + ", drawdown "
            + Tables.percent(result.metrics().get("max-drawdown"))
            + ", efficiency "
            + Tables.number(result.efficiency()));
    OverfittingTable.print(result.overfitting(), out);
    out.println("Chosen by " + result.metric() + ". Files: " + result.directory());
  }
}
