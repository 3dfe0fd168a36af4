package io.slipstream.backtest.research;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.service.backtest.BacktestException;
import io.slipstream.api.service.backtest.research.SweepOption;
import io.slipstream.api.service.backtest.research.SweepRequest;
import io.slipstream.api.service.backtest.research.WalkForwardOutcome;
import io.slipstream.api.service.backtest.research.WalkForwardOutcome.Fold;
import io.slipstream.api.service.tables.Column;
import io.slipstream.api.service.tables.Column.Type;
import io.slipstream.backtest.Timeline;
import io.slipstream.report.JsonText;
import io.slipstream.statistics.BarRange;
import io.slipstream.statistics.Split;
import io.slipstream.statistics.WalkForward;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/**
 * Walk-forward: the best trial of each training window is run on the bars behind it. Which one is
 * best is read off the trials' samples, so each trial runs once, over all bars; the chosen one
 * really runs on the test window, from flat, its strategy fed the past first, with what the window
 * before left. A position at a window's end is valued, not sold.
 */
final class ForwardWalk {
  private final SweepPlan plan;
  private final WalkForward windows;

  private ForwardWalk(SweepPlan plan, WalkForward windows) {
    this.plan = plan;
    this.windows = windows;
  }

  /**
   * As asked for.
   *
   * @throws BacktestException when something is not allowed
   */
  static ForwardWalk of(SweepPlan plan, SweepRequest request) {
    SplitMetric.require(plan.metric());
    String window =
        Complaints.oneOf(
            SweepOption.WINDOW.key(),
            request.option(SweepOption.WINDOW),
            List.of("rolling", "anchored"));
    int folds = whole(request, SweepOption.FOLDS, 1, 1000);
    int train = whole(request, SweepOption.TRAIN, 1, 1000);
    int purge = whole(request, SweepOption.PURGE, 0, 1_000_000);
    int embargo = whole(request, SweepOption.EMBARGO, 0, 1_000_000);
    int samples = plan.terms().samples().count();
    int test = samples / (folds + train);
    long learned = samples - (long) folds * test - purge - embargo;
    if (test < 2 || learned < 2) {
      throw new BacktestException(
          "folds = '"
              + folds
              + "': leaves "
              + test
              + " samples to each test and "
              + Math.max(0, learned)
              + " to train of "
              + samples
              + "; at least 2 each are needed");
    }
    boolean isAnchored = window.equals("anchored");
    return new ForwardWalk(
        plan, new WalkForward(isAnchored, samples, (int) learned, test, purge, embargo));
  }

  static int whole(SweepRequest request, SweepOption option, int least, int most) {
    return Complaints.whole(option.key(), request.option(option), least, most);
  }

  WalkForwardOutcome run(SweepDesk.Finished sweep, SweepFiles files) {
    Walk walk = new Walk(sweep);
    for (Split split : windows.splits()) {
      walk.step(split);
      if (walk.cash <= 0) {
        break;
      }
    }
    WalkForwardOutcome outcome = walk.outcome();
    write(files, outcome);
    files.equity(
        "walk-forward-equity.csv",
        walk.times.stream().mapToLong(Long::longValue).toArray(),
        List.of("equity"),
        List.of(walk.equity.stream().mapToLong(Long::longValue).toArray()));
    return outcome;
  }

  /** The tests one after the other, each with the money that the one before left. */
  private final class Walk {
    private final SweepDesk.Finished sweep;
    private final List<Trial> trials;
    private final SplitMetric metric;
    private final long[] samples = plan.terms().samples().times();
    private final List<Fold> folds = new ArrayList<>();
    private final List<Long> times = new ArrayList<>();
    private final List<Long> equity = new ArrayList<>();
    private final List<Double> returns = new ArrayList<>();
    private double inside;
    private long cash = plan.terms().cash();

    Walk(SweepDesk.Finished sweep) {
      this.sweep = sweep;
      trials = sweep.trials().stream().filter(trial -> !trial.hasFailed()).toList();
      if (trials.isEmpty()) {
        throw new BacktestException("every trial failed: there is nothing to choose from");
      }
      metric = new SplitMetric(plan, trials);
    }

    /** Chooses the best trial of what it may learn from and tests it. */
    void step(Split split) {
      BarRange test = split.test().get(0);
      int best = metric.best(split.train());
      Trial chosen = trials.get(best);
      LeanTerms terms = terms(test, cash);
      Trial unseen = sweep.desk().play(chosen.index(), chosen.point(), terms);
      if (unseen.hasFailed()) {
        throw failed(chosen, test, unseen.failure());
      }
      double[] made = unseen.returns(cash);
      Arrays.stream(made).forEach(returns::add);
      inside += annual(metric.rows(best, split.train()));
      folds.add(fold(split, best, made, unseen.finalEquity()));
      for (int i = 0; i < unseen.equity().length; i++) {
        times.add(terms.samples().times()[i]);
        equity.add(unseen.equity()[i]);
      }
      cash = unseen.finalEquity();
    }

    private BacktestException failed(Trial chosen, BarRange test, String failure) {
      return new BacktestException(
          "strategy "
              + plan.strategy().id()
              + " failed in the test from "
              + time(samples[test.from() - 1])
              + ", with the parameters of trial "
              + chosen.index()
              + ": "
              + failure);
    }

    private Fold fold(Split split, int best, double[] made, long finalEquity) {
      BarRange train = split.train().get(0);
      BarRange test = split.test().get(0);
      return new Fold(
          time(train.from() == 0 ? plan.terms().plan().start() : samples[train.from() - 1]),
          time(samples[train.to() - 1]),
          time(samples[test.from() - 1]),
          time(samples[test.to() - 1]),
          trials.get(best).index(),
          trials.get(best).point(),
          metric.value(best, split.train()),
          plan.metric().of(made, plan.terms().samples().pace()),
          money(finalEquity));
    }

    WalkForwardOutcome outcome() {
      double[] all = returns.stream().mapToDouble(Double::doubleValue).toArray();
      double mean = inside / folds.size();
      return new WalkForwardOutcome(
          sweep.outcome().directory(),
          plan.metric().key(),
          plan.terms().samples().text(),
          folds,
          money(cash),
          metrics(all),
          mean > 0 ? annual(all) / mean : Double.NaN,
          sweep.outcome().overfitting());
    }
  }

  /** The bars of a test, behind all bars before it. */
  private LeanTerms terms(BarRange test, long cash) {
    Timeline all = new Timeline(plan.terms().series());
    long[] times = plan.terms().samples().times();
    long begin = times[test.from() - 1];
    return plan.terms()
        .on(all.part(begin, times[test.to() - 1]), all.part(Long.MIN_VALUE, begin), cash);
  }

  private double annual(double[] returns) {
    return DoubleStream.of(returns).average().orElse(Double.NaN) * plan.terms().samples().perYear();
  }

  private SortedMap<String, Double> metrics(double[] returns) {
    SortedMap<String, Double> all = new TreeMap<>();
    for (Metric metric : Metric.values()) {
      if (metric.isOfReturns()) {
        all.put(metric.key(), metric.of(returns, plan.terms().samples().pace()));
      }
    }
    return Collections.unmodifiableSortedMap(all);
  }

  private static BigDecimal money(long value) {
    return new BigDecimal(FixedPoint.format(value));
  }

  private static Instant time(long nanos) {
    return Instant.EPOCH.plusNanos(nanos);
  }

  private static void write(SweepFiles files, WalkForwardOutcome outcome) {
    List<Column> columns = new ArrayList<>();
    for (String name : List.of("trainFrom", "trainTo", "testFrom", "testTo")) {
      columns.add(SweepFiles.text(name));
    }
    columns.add(new Column("trial", Type.LONG));
    for (String name : List.of("parameters", "inSample", "outOfSample", "finalEquity")) {
      columns.add(SweepFiles.text(name));
    }
    files.csv(
        "walk-forward.csv",
        columns,
        () -> outcome.folds().stream().map(ForwardWalk::row).iterator());
    files.json("walk-forward.json", outcome);
  }

  private static Object[] row(Fold fold) {
    return new Object[] {
      fold.trainFrom().toString(),
      fold.trainTo().toString(),
      fold.testFrom().toString(),
      fold.testTo().toString(),
      (long) fold.trial(),
      JsonText.compact(fold.parameters()),
      SweepFiles.number(fold.inSample()),
      SweepFiles.number(fold.outOfSample()),
      fold.finalEquity().toPlainString()
    };
  }
}
