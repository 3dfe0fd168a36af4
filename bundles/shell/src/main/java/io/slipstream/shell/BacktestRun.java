package io.slipstream.shell;

import io.slipstream.api.market.BarPeriod;
import io.slipstream.api.service.backtest.BacktestOutcome;
import io.slipstream.api.service.backtest.BacktestRequest;
import io.slipstream.api.service.backtest.Backtests;
import java.io.PrintStream;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Backtests a strategy on recorded bars, beside buy-and-hold. */
@Service
@Command(
    scope = "backtest",
    name = "run",
    description = "Backtests a strategy on recorded bars, beside buy-and-hold",
    detailedDescription =
        "Example: backtest:run --strategy momentum --bar 5m --param short=12 --param long=48")
public final class BacktestRun extends ReportingCommand<BacktestOutcome> {
  @Reference Backtests backtests;

  @Option(name = "--strategy", description = "Id of the strategy")
  @Completion(StrategyIds.class)
  String strategy = "momentum";

  @Option(name = "--instrument", description = "Symbol with recorded data")
  @Completion(Instruments.class)
  String instrument = "BTC/USD";

  @Option(name = "--bar", description = "Length of a bar: a number and s, m, h or d")
  String bar = "5m";

  @Option(name = "--cash", description = "Starting cash")
  String cash = "100000";

  @Option(
      name = "--param",
      multiValued = true,
      description = "A parameter of the strategy, name=value; may be repeated")
  List<String> parameters;

  @Option(name = "--benchmark", description = "Strategy to run beside it, or none")
  String benchmark = "buy-and-hold";

  @Option(name = "--out", description = "Directory for the files; a new one by default")
  String out;

  @Override
  BacktestOutcome result() {
    return backtests.run(
        new BacktestRequest(
            strategy,
            instrument,
            BarPeriod.parse(bar),
            NamedValues.parse("--param", parameters),
            cash,
            benchmark.equals("none") ? "" : benchmark,
            out == null ? null : Locations.path(out)));
  }

  @Override
  void print(BacktestOutcome result, PrintStream out) {
    BacktestTable.print(result, out);
  }
}
