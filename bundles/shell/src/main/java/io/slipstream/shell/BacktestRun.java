package io.slipstream.shell;

import io.slipstream.api.service.backtest.BacktestOutcome;
import io.slipstream.api.service.backtest.BacktestRequest;
import io.slipstream.api.service.backtest.Backtests;
import io.slipstream.api.service.backtest.RunOption;
import java.io.PrintStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Backtests strategies on recorded bars, beside a benchmark. */
@Service
@Command(
    scope = "backtest",
    name = "run",
    description = "Backtests strategies on recorded bars, beside a benchmark",
    detailedDescription =
        "Example: backtest:run --strategy momentum --bar 5m --set short=12 --set long=48")
public final class BacktestRun extends ReportingCommand<BacktestOutcome> {
  @Reference Backtests backtests;

  @Option(name = "--file", description = "A run file, YAML or JSON; other options go before it")
  String file;

  @Option(
      name = "--strategy",
      multiValued = true,
      description = "Id of a strategy, id@version, or pod=id; may be repeated. Default: momentum")
  @Completion(StrategyIds.class)
  List<String> strategies;

  @Option(
      name = "--set",
      multiValued = true,
      description = "A parameter, name=value or pod.name=value; may be repeated")
  List<String> parameters;

  @Option(
      name = "--instrument",
      multiValued = true,
      description = "Symbol with recorded data; may be repeated. Default: BTC/USD")
  @Completion(Instruments.class)
  List<String> instruments;

  @Option(name = "--from", description = "First day or instant, UTC")
  String from;

  @Option(name = "--to", description = "First day or instant behind the end, UTC")
  String to;

  @Option(name = "--bar", description = "Length of a bar: a number and s, m, h or d; default 5m")
  String bar;

  @Option(name = "--cash", description = "Starting cash of all pods together; default 100000")
  String cash;

  @Option(name = "--currency", description = "Of the portfolio; default: the first instrument's")
  String currency;

  @Option(name = "--rates", description = "What other currencies are worth: EUR=1.08,JPY=0.0067")
  String rates;

  @Option(
      name = "--sizing",
      description = "fixed:QTY, fraction:F, or fraction-at-fill:F, which looks ahead")
  String sizing;

  @Option(
      name = "--commission",
      description = "rate:R, per-share:C[,min:M] or maker-taker:M,T; default: the instrument's")
  String commission;

  @Option(name = "--slippage-bps", description = "Of what removes liquidity; default 0")
  String slippageBps;

  @Option(name = "--fill", description = "next-open or same-close, which looks ahead")
  @Completion(
      value = StringsCompleter.class,
      values = {"next-open", "same-close"})
  String fill;

  @Option(name = "--volume-cap", description = "Largest share of a bar's volume; default 0: none")
  String volumeCap;

  @Option(name = "--weights", description = "Shares of the cash by pod: a=0.5,b=0.5")
  String weights;

  @Option(name = "--normalize", description = "Divide weights by their sum instead of refusing")
  boolean normalize;

  @Option(name = "--desk", description = "How the pods decide together; default: each for itself")
  String desk;

  @Option(name = "--rebalance", description = "drift:0.1, daily, weekly or monthly; default: never")
  String rebalance;

  @Option(name = "--limits", description = "A file of limits as etc/risk.limits; default: none")
  String limits;

  @Option(name = "--benchmark", description = "Strategy beside it, or none; default buy-and-hold")
  @Completion(StrategyIds.class)
  String benchmark;

  @Option(name = "--year", description = "Trading days a year, and their length: 252x390m")
  String year;

  @Option(name = "--seed", description = "Of the venue's random choices; default 0")
  String seed;

  @Option(name = "--events", description = "Tell the bus of every decision, marked with the run")
  boolean events;

  @Option(name = "--out", description = "Directory for the files; a new one by default")
  String out;

  @Override
  BacktestOutcome result() {
    return backtests.run(request());
  }

  private BacktestRequest request() {
    BacktestRequest wanted =
        file == null ? BacktestWords.EMPTY : backtests.read(Locations.path(file));
    Map<RunOption, String> options = new EnumMap<>(RunOption.class);
    options.putAll(wanted.options());
    options.putAll(options());
    BacktestWords words = new BacktestWords(strategies, parameters, weights);
    List<BacktestRequest.Pod> pods = file == null ? words.pods() : words.requireNone(wanted.pods());
    return new BacktestRequest(
        pods,
        instruments == null
            ? file == null ? List.of("BTC/USD") : wanted.instruments()
            : instruments,
        new TreeMap<>(options),
        out == null ? null : Locations.path(out));
  }

  private Map<RunOption, String> options() {
    Map<RunOption, String> options = new EnumMap<>(RunOption.class);
    put(options, RunOption.BAR, bar);
    put(options, RunOption.FROM, from);
    put(options, RunOption.TO, to);
    put(options, RunOption.CASH, cash);
    put(options, RunOption.CURRENCY, currency);
    put(options, RunOption.RATES, rates);
    put(options, RunOption.SIZING, sizing);
    put(options, RunOption.COMMISSION, commission);
    put(options, RunOption.SLIPPAGE_BPS, slippageBps);
    put(options, RunOption.FILL, fill);
    put(options, RunOption.VOLUME_CAP, volumeCap);
    put(options, RunOption.NORMALIZE, normalize ? "true" : null);
    put(options, RunOption.DESK, desk);
    put(options, RunOption.REBALANCE, rebalance);
    put(options, RunOption.LIMITS, limits == null ? null : Locations.path(limits).toString());
    put(options, RunOption.BENCHMARK, benchmark);
    put(options, RunOption.YEAR, year);
    put(options, RunOption.SEED, seed);
    put(options, RunOption.EVENTS, events ? "true" : null);
    return options;
  }

  private static void put(Map<RunOption, String> options, RunOption option, String said) {
    if (said != null) {
      options.put(option, said);
    }
  }

  @Override
  void print(BacktestOutcome result, PrintStream console) {
    BacktestTable.print(result, console);
  }

  @Override
  Object values(BacktestOutcome result) {
    return backtests.result(result.directory().toString());
  }
}
