package io.slipstream.backtest.research;

import io.slipstream.api.market.BarSeries;
import io.slipstream.api.service.backtest.BacktestException;
import io.slipstream.api.service.backtest.BacktestRequest;
import io.slipstream.api.service.backtest.RunOption;
import io.slipstream.api.service.backtest.research.SweepAxis;
import io.slipstream.api.service.backtest.research.SweepOption;
import io.slipstream.api.service.backtest.research.SweepRequest;
import io.slipstream.api.service.plugin.InstalledStrategy;
import io.slipstream.api.strategy.ParameterDefinition;
import io.slipstream.api.strategy.ParameterDefinition.Type;
import io.slipstream.api.strategy.ParameterException;
import io.slipstream.api.strategy.Parameters;
import io.slipstream.backtest.RunPlan;
import io.slipstream.backtest.RunPlanner;
import io.slipstream.backtest.SliceTimes;
import io.slipstream.backtest.StrategyLeases;
import io.slipstream.backtest.Timeline;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** From what people wrote to a sweep that can run; everything is checked here, nothing runs. */
final class SweepPlanner {
  /** Trials of one sweep. */
  static final int MOST_TRIALS = 100_000;

  /** Samples of all trials together: eight bytes each are kept. */
  static final long MOST_SAMPLES = 12_000_000;

  private static final int MOST_WORKERS = 256;
  private static final List<String> METHODS = List.of("grid", "random", "lhs", "model");

  private final RunPlanner runs;
  private final StrategyLeases strategies;
  private final String codeVersion;

  SweepPlanner(RunPlanner runs, StrategyLeases strategies, String codeVersion) {
    this.runs = runs;
    this.strategies = strategies;
    this.codeVersion = codeVersion;
  }

  /**
   * The sweep that is asked for.
   *
   * @throws BacktestException when something is not allowed
   */
  SweepPlan plan(SweepRequest request) {
    SweepPlan wanted = wanted(request);
    double share =
        Complaints.fraction(SweepOption.HOLDOUT.key(), request.option(SweepOption.HOLDOUT), 1);
    List<SortedMap<String, String>> allowed =
        wanted.points().stream().filter(wanted::allows).toList();
    BacktestRequest any = request(request, any(wanted, allowed));
    RunPlan run = runs.plan(any);
    RunPlan held = runs.benchmark(any, run);
    Timeline all = new Timeline(run.series());
    SliceTimes slices = all.slices();
    int split = slices.count() - (int) Math.floor(slices.count() * share);
    requireBars(split);
    long seen = slices.at(split - 1);
    LeanTerms terms =
        terms(run, all.part(Long.MIN_VALUE, seen), request.option(SweepOption.SAMPLE));
    requireSamples(terms.samples(), Math.max(wanted.budget(), wanted.points().size()));
    LeanTerms holdout =
        split == slices.count()
            ? null
            : terms.on(all.part(seen, Long.MAX_VALUE), terms.series(), terms.cash());
    LeanTerms benchmark =
        held == null
            ? null
            : new LeanTerms(held.on(terms.series(), terms.cash()), List.of(), terms.samples());
    // The run's own parameters hold what a sizing for all runs sets.
    SortedMap<String, String> fixed = new TreeMap<>(run.pods().get(0).parameters());
    wanted.axes().forEach(axis -> fixed.remove(axis.name()));
    SortedMap<String, String> manifest =
        SweepManifest.of(request, run, wanted.strategy(), terms, codeVersion);
    return wanted.on(fixed, allowed, terms, holdout, benchmark, manifest);
  }

  /** What is to be tried, whether the strategy allows it or not; on no bars yet. */
  private SweepPlan wanted(SweepRequest request) {
    Metric metric = Metric.parse(request.option(SweepOption.METRIC));
    String method =
        Complaints.oneOf(SweepOption.METHOD.key(), request.option(SweepOption.METHOD), METHODS);
    int workers = workers(request.option(SweepOption.WORKERS));
    long seed = Complaints.seed(SweepOption.SEED.key(), request.option(SweepOption.SEED));
    refuse(request, RunOption.DESK);
    refuse(request, RunOption.REBALANCE);
    InstalledStrategy strategy = strategies.apply("strategy", request.strategy());
    List<Axis> axes = axes(request, strategy);
    requireOrder(method, axes, strategy);
    int budget = budget(request.option(SweepOption.TRIALS), method, axes);
    return SweepPlan.of(
        strategy,
        request.parameters(),
        axes,
        method,
        points(method, axes, budget, seed),
        budget,
        metric,
        workers,
        seed);
  }

  private static int workers(String text) {
    return text.isBlank()
        ? Runtime.getRuntime().availableProcessors()
        : Complaints.whole(SweepOption.WORKERS.key(), text, 1, MOST_WORKERS);
  }

  private static void refuse(SweepRequest request, RunOption option) {
    if (!request.option(option).equals(option.fallback())) {
      throw new BacktestException(
          option.key()
              + " = '"
              + request.option(option)
              + "': a sweep is of one strategy alone, nothing is allowed here");
    }
  }

  private static List<Axis> axes(SweepRequest request, InstalledStrategy strategy) {
    if (request.axes().isEmpty()) {
      throw new BacktestException(
          "grid is empty: at least one parameter=values is allowed, for example short=5:50:5");
    }
    Map<String, ParameterDefinition> known = new TreeMap<>();
    strategy.factory().descriptor().parameters().forEach(one -> known.put(one.name(), one));
    List<Axis> axes = new ArrayList<>();
    for (SweepAxis given : request.axes()) {
      String name = given.parameter();
      if (!known.containsKey(name)) {
        throw new BacktestException(
            "grid "
                + name
                + ": no such parameter of "
                + strategy.id()
                + ", allowed are "
                + String.join(", ", known.keySet()));
      }
      boolean twice = axes.stream().anyMatch(axis -> axis.name().equals(name));
      if (twice || request.parameters().containsKey(name)) {
        throw new BacktestException(
            "grid " + name + ": given twice; each parameter once is allowed");
      }
      Axis axis = Axis.parse(given, known.get(name));
      requireAllowed(axis, known.get(name));
      axes.add(axis);
    }
    return axes;
  }

  private static void requireAllowed(Axis axis, ParameterDefinition definition) {
    List<String> values = axis.isRange() ? List.of(axis.at(0), axis.at(1)) : axis.values();
    for (String value : values) {
      try {
        Parameters.resolve(List.of(definition), Map.of(axis.name(), value));
      } catch (ParameterException e) {
        throw new BacktestException("grid " + axis.name() + ": " + e.getMessage(), e);
      }
    }
  }

  /** A model needs directions to go to: several parameters, of numbers. */
  private static void requireOrder(String method, List<Axis> axes, InstalledStrategy strategy) {
    if (!method.equals("model")) {
      return;
    }
    for (Axis axis : axes) {
      boolean isNumber =
          strategy.factory().descriptor().parameters().stream()
              .filter(one -> one.name().equals(axis.name()))
              .allMatch(one -> one.type() == Type.INTEGER || one.type() == Type.DECIMAL);
      if (!isNumber || axis.values().size() == 1) {
        throw new BacktestException(
            "grid "
                + axis.name()
                + ": method model allows numbers with more than one value only; --set fixes others");
      }
    }
    if (axes.size() < 2) {
      throw new BacktestException("grid: method model allows two parameters or more");
    }
  }

  private static int budget(String text, String method, List<Axis> axes) {
    if (!method.equals("grid")) {
      if (text.isBlank()) {
        throw Complaints.of(
            SweepOption.TRIALS.key(), text, "for method " + method + " a number of trials");
      }
      return Complaints.whole(SweepOption.TRIALS.key(), text, 1, MOST_TRIALS);
    }
    for (Axis axis : axes) {
      if (axis.isRange()) {
        throw new BacktestException(
            "grid "
                + axis.name()
                + ": a range without a step; method grid allows first:last:step or a list");
      }
    }
    BigInteger count = Points.count(axes);
    int most =
        text.isBlank()
            ? MOST_TRIALS
            : Complaints.whole(SweepOption.TRIALS.key(), text, 1, MOST_TRIALS);
    if (count.compareTo(BigInteger.valueOf(most)) > 0) {
      throw new BacktestException(
          "grid has "
              + count
              + " points: up to "
              + most
              + (text.isBlank() ? "" : ", as " + SweepOption.TRIALS.key() + " says,")
              + " are allowed; method random or lhs tries some of them");
    }
    return count.intValue();
  }

  private static List<SortedMap<String, String>> points(
      String method, List<Axis> axes, int budget, long seed) {
    return switch (method) {
      case "grid" -> Points.grid(axes);
      case "random" -> Points.random(axes, budget, seed);
      case "lhs" -> Points.latinHypercube(axes, budget, seed);
      default -> List.of();
    };
  }

  /** A point that can be run; a search begins anywhere. */
  private static SortedMap<String, String> any(
      SweepPlan wanted, List<SortedMap<String, String>> allowed) {
    if (!allowed.isEmpty()) {
      return allowed.get(0);
    }
    List<SortedMap<String, String>> tried =
        wanted.points().isEmpty()
            ? Points.random(wanted.axes(), 1000, wanted.seed())
            : wanted.points();
    for (SortedMap<String, String> point : tried) {
      if (wanted.allows(point)) {
        return point;
      }
    }
    try {
      wanted.strategy(tried.get(0));
    } catch (ParameterException e) {
      throw new BacktestException(
          "grid: the strategy allows none of its points; of the first it says: " + e.getMessage(),
          e);
    }
    throw new IllegalStateException("a point is allowed and is not");
  }

  private static BacktestRequest request(SweepRequest request, SortedMap<String, String> point) {
    SortedMap<String, String> parameters = new TreeMap<>(request.parameters());
    parameters.putAll(point);
    BacktestRequest.Pod pod =
        new BacktestRequest.Pod("", request.strategy(), "", parameters, List.of());
    return new BacktestRequest(List.of(pod), request.instruments(), request.run(), null);
  }

  private static void requireBars(int count) {
    if (count < 2) {
      throw new BacktestException("bars: 2 or more are allowed, here are " + count);
    }
  }

  private static LeanTerms terms(RunPlan run, List<BarSeries> part, String sample) {
    SampleTimes samples = SampleTimes.of(part, sample, run.year());
    if (samples.count() < 2) {
      throw new BacktestException(
          "sample = '"
              + samples.text()
              + "': these bars have "
              + samples.count()
              + " of it; a step of which there are 2 or more is allowed");
    }
    return new LeanTerms(run.on(part, run.cash()), List.of(), samples);
  }

  /** Bars of these numbers. */
  static BarSeries part(BarSeries all, int from, int to) {
    long end = to == all.length() ? Long.MAX_VALUE : all.bar(to).openTime();
    return all.between(all.bar(from).openTime(), end);
  }

  private static void requireSamples(SampleTimes samples, int trials) {
    if ((long) samples.count() * trials > MOST_SAMPLES) {
      throw new BacktestException(
          trials
              + " trials with "
              + samples.count()
              + " samples each: up to "
              + MOST_SAMPLES
              + " samples are allowed; a longer --sample or fewer trials have less");
    }
  }
}
