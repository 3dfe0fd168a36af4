package io.slipstream.shell;

import io.slipstream.api.service.backtest.research.ProbeOutcome;
import io.slipstream.api.service.backtest.research.ProbeRequest;
import io.slipstream.api.service.backtest.research.Research;
import java.io.PrintStream;
import java.util.List;
import java.util.TreeMap;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Asks a strategy whether it knows the future. */
@Service
@Command(
    scope = "backtest",
    name = "probe",
    description = "Looks whether a strategy's decisions change when the future is taken away",
    detailedDescription = "Example: backtest:probe momentum --bar 5m. Fails when it looks ahead")
public final class BacktestProbe extends ReportingCommand<ProbeOutcome> {
  @Reference Research research;

  @Argument(name = "strategy", required = true, description = "Id of the strategy, or id@version")
  @Completion(StrategyIds.class)
  String strategy;

  @Option(
      name = "--set",
      multiValued = true,
      description = "A parameter of the strategy, name=value; may be repeated")
  List<String> parameters;

  @Option(name = "--instrument", description = "Symbol with recorded data")
  @Completion(Instruments.class)
  String instrument = "BTC/USD";

  @Option(name = "--bar", description = "Length of a bar: a number and s, m, h or d")
  String bar = "5m";

  @Option(name = "--bars", description = "Number of bars, the last ones there are; default 2000")
  String bars = "2000";

  @Override
  ProbeOutcome result() {
    return research.probe(
        new ProbeRequest(
            strategy, new TreeMap<>(NamedValues.parse("--set", parameters)), instrument, bar, bars),
        progress -> {});
  }

  @Override
  void print(ProbeOutcome result, PrintStream out) {
    out.println(
        result.strategy()
            + " "
            + result.version()
            + ": "
            + result.decisions()
            + " decisions on "
            + result.bars()
            + " bars, the future taken away at "
            + result.cuts()
            + " places: "
            + (result.isClean() ? "it decides from the past alone" : result.finding()));
    if (result.isClean() && result.decisions() == 0) {
      out.println("It decided nothing, which says nothing: try other bars or parameters.");
    }
  }

  @Override
  void judge(ProbeOutcome result) {
    if (!result.isClean()) {
      throw new IllegalStateException(result.strategy() + " looks ahead: " + result.finding());
    }
  }
}
