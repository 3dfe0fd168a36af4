package io.slipstream.backtest.research;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.service.backtest.BacktestException;
import io.slipstream.api.service.backtest.JobProgress;
import io.slipstream.api.service.backtest.research.HeatMapView;
import io.slipstream.api.service.backtest.research.OverfittingView;
import io.slipstream.api.service.backtest.research.SweepOutcome;
import io.slipstream.api.service.backtest.research.TrialView;
import io.slipstream.api.service.risk.PreTradeGate;
import io.slipstream.api.service.tables.TableFiles;
import io.slipstream.backtest.Job;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Runs a plan in a directory and writes down what came out. */
final class SweepDesk {
  /** Best trials that are told and whose equity is kept. */
  private static final int TOLD = 10;

  private final Supplier<PreTradeGate> gates;
  private final TableFiles tables;
  private final TrialBooks books;

  SweepDesk(Supplier<PreTradeGate> gates, TableFiles tables, TrialBooks books) {
    this.gates = gates;
    this.tables = tables;
    this.books = books;
  }

  /** The trials of a sweep, and what else is made of them. */
  record Finished(SweepOutcome outcome, List<Trial> trials, TrialDesk desk, Crew crew) {}

  /** What was found besides the trials; null are a map, holdout and benchmark that are none. */
  private static final class Findings {
    private OverfittingView overfitting;
    private HeatMapView map;
    private TrialView held;
    private Trial benchmark;
  }

  /** What is made of the trials before the job ends. */
  interface Afterwards {
    /** Nothing. */
    Afterwards NOTHING = finished -> {};

    void of(Finished finished);
  }

  SweepOutcome run(
      SweepPlan plan,
      Path directory,
      boolean resume,
      Job job,
      Consumer<JobProgress> progress,
      Afterwards afterwards) {
    String dataHash = SweepManifest.dataHash(plan.terms().plan());
    TrialBook book = books.of(plan.strategy().id(), dataHash);
    try (TrialLog log =
            resume
                ? TrialLog.resume(directory, plan.manifest())
                : TrialLog.begin(directory, plan.manifest());
        Crew crew = new Crew(job, plan.workers(), progress)) {
      TrialDesk desk = new TrialDesk(plan, gates, job, log, book);
      int before = log.finishedCount();
      job.expect(plan.method().equals("model") ? plan.budget() : plan.points().size(), before);
      progress.accept(job.progress());
      Sweep sweep = new Sweep(plan, desk, job, crew);
      List<Trial> trials = sweep.run();
      progress.accept(job.progress());
      List<Trial> ranked = sweep.ranked(trials);
      SweepFiles files = new SweepFiles(tables, directory);
      Findings findings = new Findings();
      crew.all(
          () -> findings.overfitting = Overfitting.of(plan, trials, book.annualSharpes()),
          () -> findings.map = writeTables(plan, files, trials, ranked),
          () -> findings.benchmark = benchmark(plan, desk),
          () -> findings.held = held(plan, desk, ranked.get(0)));
      SweepOutcome outcome = outcome(plan, directory, trials, ranked, findings, before, job);
      write(plan, files, outcome, trials, crew);
      afterwards.of(new Finished(outcome, trials, desk, crew));
      return outcome;
    } catch (BacktestException e) {
      if (job.cancelReason().isEmpty()) {
        throw e;
      }
      long done = job.progress().done();
      throw new BacktestException(
          e.getMessage() + "; " + done + " trials are finished, --resume " + directory + " goes on",
          e);
    }
  }

  /** On the bars that no trial saw. */
  private static TrialView held(SweepPlan plan, TrialDesk desk, Trial best) {
    return plan.holdout() == null
        ? null
        : view(desk.play(best.index(), best.point(), plan.holdout()), plan.holdout());
  }

  private static Trial benchmark(SweepPlan plan, TrialDesk desk) {
    return plan.benchmark() == null ? null : desk.benchmark(plan.benchmark());
  }

  private static SweepOutcome outcome(
      SweepPlan plan,
      Path directory,
      List<Trial> trials,
      List<Trial> ranked,
      Findings findings,
      int before,
      Job job) {
    Trial besides = findings.benchmark;
    SortedMap<String, Double> benchmark =
        besides == null || besides.hasFailed()
            ? Collections.emptySortedMap()
            : Metric.all(besides, plan.terms().cash(), plan.terms().samples().pace());
    return new SweepOutcome(
        directory,
        plan.manifest(),
        plan.metric().key(),
        plan.terms().samples().text(),
        trials.size(),
        Math.min(before, trials.size()),
        plan.refused(),
        (int) trials.stream().filter(Trial::hasFailed).count(),
        ranked.stream().limit(TOLD).map(trial -> view(trial, plan.terms())).toList(),
        findings.overfitting,
        findings.map,
        findings.held,
        benchmark,
        besides == null ? "" : besides.failure(),
        job.barsPerSecond());
  }

  static TrialView view(Trial trial, LeanTerms terms) {
    return new TrialView(
        trial.index(),
        trial.point(),
        trial.failure(),
        new BigDecimal(FixedPoint.format(trial.finalEquity())),
        Metric.all(trial, terms.cash(), terms.samples().pace()),
        trial.fills(),
        trial.trades(),
        new BigDecimal(FixedPoint.format(trial.commission())));
  }

  /** Writes what is of the trials alone. */
  private static HeatMapView writeTables(
      SweepPlan plan, SweepFiles files, List<Trial> trials, List<Trial> ranked) {
    files.trials(plan, trials);
    HeatMapView map = HeatMaps.of(plan, trials);
    if (map != null) {
      files.heatMap(map);
    }
    List<Trial> told = ranked.stream().limit(TOLD).toList();
    files.equity(
        "equity.csv",
        plan.terms().samples().times(),
        told.stream().map(trial -> "trial-" + trial.index()).toList(),
        told.stream().map(Trial::equity).toList());
    return map;
  }

  private static void write(
      SweepPlan plan, SweepFiles files, SweepOutcome outcome, List<Trial> trials, Crew crew) {
    crew.all(
        () -> files.json("sweep.json", values(outcome)),
        () -> files.text("report.html", SweepReport.html(plan, outcome, trials)));
  }

  private static SortedMap<String, Object> values(SweepOutcome outcome) {
    SortedMap<String, Object> values = new TreeMap<>();
    values.put("manifest", outcome.manifest());
    values.put("metric", outcome.metric());
    values.put("sample", outcome.sample());
    values.put("trials", outcome.trials());
    values.put("refused", outcome.refused());
    values.put("failed", outcome.failed());
    values.put("best", outcome.best());
    values.put("overfitting", outcome.overfitting());
    values.put("heatMap", outcome.heatMap());
    values.put("holdout", outcome.holdout());
    values.put("benchmark", outcome.benchmark());
    values.put("benchmarkFailure", outcome.benchmarkFailure());
    return values;
  }
}
