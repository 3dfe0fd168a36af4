package io.slipstream.shell;

import io.slipstream.api.service.backtest.JobProgress;
import io.slipstream.api.service.backtest.RunOption;
import io.slipstream.api.service.backtest.research.Research;
import io.slipstream.api.service.backtest.research.SweepAxis;
import io.slipstream.api.service.backtest.research.SweepOption;
import io.slipstream.api.service.backtest.research.SweepRequest;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** A command that tries many parameters of one strategy. */
abstract class SweepCommand<T> extends ReportingCommand<T> {
  @Reference Research research;

  private final ProgressLine line = new ProgressLine();

  @Option(name = "--strategy", description = "Id of the strategy, or id@version")
  @Completion(StrategyIds.class)
  String strategy;

  @Option(
      name = "--grid",
      multiValued = true,
      description = "A parameter that differs: name=5:50:5 or name=20,60,120; may be repeated")
  List<String> grid;

  @Option(
      name = "--set",
      multiValued = true,
      description = "A parameter that every trial has, name=value; may be repeated")
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

  @Option(name = "--cash", description = "Starting cash of each trial; default 100000")
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

  @Option(name = "--limits", description = "A file of limits as etc/risk.limits; default: none")
  String limits;

  @Option(name = "--benchmark", description = "Strategy beside it, or none; default buy-and-hold")
  @Completion(StrategyIds.class)
  String benchmark;

  @Option(name = "--year", description = "Trading days a year, and their length: 252x390m")
  String year;

  @Option(name = "--method", description = "grid, random, lhs or model; default grid")
  @Completion(
      value = StringsCompleter.class,
      values = {"grid", "random", "lhs", "model"})
  String method;

  @Option(name = "--trials", description = "How many are tried; default all of the grid")
  String trials;

  @Option(name = "--metric", description = "What is best; default sharpe")
  @Completion(
      value = StringsCompleter.class,
      values = {
        "sharpe",
        "sortino",
        "calmar",
        "total-return",
        "cagr",
        "max-drawdown",
        "win-rate",
        "profit-factor",
        "final-equity"
      })
  String metric;

  @Option(name = "--workers", description = "Threads; default all cores")
  String workers;

  @Option(name = "--seed", description = "Of every random choice of points; default 1")
  String seed;

  @Option(name = "--holdout", description = "Share of the bars that no trial sees; default 0")
  String holdout;

  @Option(name = "--sample", description = "How often equity is looked at; default by length")
  String sample;

  @Option(name = "--out", description = "Directory for the files; a new one by default")
  String out;

  @Option(
      name = "--resume",
      description =
          "Directory of a sweep that was not finished; --strategy and so on may be left out")
  String resume;

  final SweepRequest request() {
    if (resume != null && out != null) {
      throw new IllegalArgumentException("--out '" + out + "': not together with --resume");
    }
    boolean goesOn = resume != null && strategy == null && grid == null;
    String directory = resume == null ? out : resume;
    Path place = directory == null ? null : Locations.path(directory);
    Map<RunOption, String> run = runOptions();
    Map<SweepOption, String> options = new EnumMap<>(SweepOption.class);
    addOptions(options);
    return new SweepRequest(
        goesOn ? "" : strategy == null ? "momentum" : strategy,
        new TreeMap<>(NamedValues.parse("--set", parameters)),
        instruments == null ? List.of("BTC/USD") : instruments,
        axes(),
        new TreeMap<>(run),
        new TreeMap<>(options),
        place,
        resume != null);
  }

  /** What a reader of its result must know. */
  final void warn(PrintStream console) {
    if ("same-close".equals(fill)) {
      console.println("looks ahead: orders are filled at the close they were decided on");
    }
    if (sizing != null && sizing.startsWith("fraction-at-fill")) {
      console.println("looks ahead: entries are sized at the price they are filled at");
    }
  }

  private List<SweepAxis> axes() {
    List<SweepAxis> axes = new ArrayList<>();
    for (String word : grid == null ? List.<String>of() : grid) {
      int equals = word.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException("--grid '" + word + "': name=values is allowed");
      }
      axes.add(new SweepAxis(word.substring(0, equals).strip(), word.substring(equals + 1)));
    }
    return axes;
  }

  private Map<RunOption, String> runOptions() {
    Map<RunOption, String> run = new EnumMap<>(RunOption.class);
    put(run, RunOption.FROM, from);
    put(run, RunOption.TO, to);
    put(run, RunOption.BAR, bar);
    put(run, RunOption.CASH, cash);
    put(run, RunOption.CURRENCY, currency);
    put(run, RunOption.RATES, rates);
    put(run, RunOption.SIZING, sizing);
    put(run, RunOption.COMMISSION, commission);
    put(run, RunOption.SLIPPAGE_BPS, slippageBps);
    put(run, RunOption.FILL, fill);
    put(run, RunOption.VOLUME_CAP, volumeCap);
    put(run, RunOption.LIMITS, limits == null ? null : Locations.path(limits).toString());
    put(run, RunOption.BENCHMARK, benchmark);
    put(run, RunOption.YEAR, year);
    return run;
  }

  /** What is said of the research itself. */
  void addOptions(Map<SweepOption, String> options) {
    put(options, SweepOption.METHOD, method);
    put(options, SweepOption.TRIALS, trials);
    put(options, SweepOption.METRIC, metric);
    put(options, SweepOption.WORKERS, workers);
    put(options, SweepOption.SEED, seed);
    put(options, SweepOption.HOLDOUT, holdout);
    put(options, SweepOption.SAMPLE, sample);
  }

  static <K> void put(Map<K, String> options, K option, String said) {
    if (said != null) {
      options.put(option, said);
    }
  }

  /** Shows how far it is, to people. */
  final void progress(JobProgress progress) {
    if (format.equals("table")) {
      line.print(progress, session.getConsole());
    }
  }
}
