package io.slipstream.shell;

import io.slipstream.api.service.backtest.Backtests;
import io.slipstream.api.service.backtest.Rerun;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Runs a manifest again. */
@Service
@Command(
    scope = "backtest",
    name = "rerun",
    description = "Runs a manifest again and says what differs",
    detailedDescription =
        "Exits with 1 when something differs. Example: backtest:rerun RUN, or with --exact")
public final class BacktestRerun extends ReportingCommand<Rerun> {
  @Reference Backtests backtests;

  @Option(
      name = "--exact",
      description = "With the plugin builds of then, from the store, instead of the current ones")
  boolean exact;

  @Option(name = "--out", description = "Directory for the files; a new one by default")
  String out;

  @Argument(index = 0, name = "run", required = true, description = "Its name or directory")
  @Completion(RunNames.class)
  String run;

  @Override
  Rerun result() {
    return backtests.rerun(run, exact, out == null ? null : Locations.path(out));
  }

  @Override
  void print(Rerun result, PrintStream console) {
    if (result.isSame()) {
      console.println("The same: state hash " + result.outcome().stateHash());
    } else {
      console.println("Not the same:");
      result.differences().forEach(difference -> console.println("  " + difference));
    }
    console.println("Files: " + result.outcome().directory());
  }

  @Override
  void judge(Rerun result) {
    if (!result.isSame()) {
      throw new IllegalStateException(
          result.differences().size() + " differences to run " + result.of());
    }
  }
}
