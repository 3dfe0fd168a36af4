package io.slipstream.shell;

import io.slipstream.api.service.backtest.research.CrossValidationOutcome;
import io.slipstream.api.service.backtest.research.SweepOption;
import java.io.PrintStream;
import java.util.Map;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Chooses parameters on parts of history and tests them on all others. */
@Service
@Command(
    scope = "backtest",
    name = "cpcv",
    description = "Combinatorial purged cross-validation of a sweep: many paths instead of one",
    detailedDescription =
        "Example: backtest:cpcv --bar 5m --grid short=5:50:5 --grid long=60,120 --groups 6")
public final class BacktestCpcv extends SweepCommand<CrossValidationOutcome> {
  @Option(name = "--groups", description = "Groups of time; default 6")
  String groups;

  @Option(name = "--test-groups", description = "Groups that are tested at a time; default 2")
  String testGroups;

  @Option(name = "--purge", description = "Samples left out beside a test; default 1")
  String purge;

  @Option(name = "--embargo", description = "Further samples left out behind a test; default 1")
  String embargo;

  @Override
  void addOptions(Map<SweepOption, String> options) {
    super.addOptions(options);
    put(options, SweepOption.GROUPS, groups);
    put(options, SweepOption.TEST_GROUPS, testGroups);
    put(options, SweepOption.PURGE, purge);
    put(options, SweepOption.EMBARGO, embargo);
  }

  @Override
  CrossValidationOutcome result() {
    return research.crossValidate(request(), this::progress);
  }

  @Override
  void print(CrossValidationOutcome result, PrintStream out) {
    warn(out);
    out.println(
        result.splits()
            + " choices, "
            + result.paths().size()
            + " paths of "
            + result.metric()
            + ": mean "
            + Tables.number(result.mean())
            + ", deviation "
            + Tables.number(result.deviation())
            + ", worst "
            + Tables.number(result.worst())
            + ", best "
            + Tables.number(result.best())
            + ", below zero "
            + Tables.percent(result.shareBelowZero())
            + "; in sample "
            + Tables.number(result.inSample()));
    OverfittingTable.print(result.overfitting(), out);
    out.println("Files: " + result.directory());
  }
}
