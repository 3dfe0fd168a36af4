package io.slipstream.backtest.research;

import io.slipstream.api.service.risk.PreTradeGate;
import io.slipstream.backtest.Job;
import java.util.SortedMap;
import java.util.function.Supplier;

/** Runs trials and writes each down as it ends; used by many threads. */
final class TrialDesk {
  private final SweepPlan plan;
  private final Supplier<PreTradeGate> gates;
  private final Job job;
  private final TrialLog log;
  private final TrialBook book;

  TrialDesk(SweepPlan plan, Supplier<PreTradeGate> gates, Job job, TrialLog log, TrialBook book) {
    this.plan = plan;
    this.gates = gates;
    this.job = job;
    this.log = log;
    this.book = book;
  }

  /** The trial of a point: run, or found among those that were finished before. */
  Trial trial(int index, SortedMap<String, String> point) {
    Trial before = log.finished(point);
    Trial trial = before == null ? play(index, point) : before.as(index);
    if (before == null) {
      log.append(trial);
      job.finished();
    }
    double annual =
        Metric.SHARPE.of(trial.returns(plan.terms().cash()), plan.terms().samples().clock());
    book.record(SweepManifest.identity(plan, point), annual);
    return trial;
  }

  private Trial play(int index, SortedMap<String, String> point) {
    return play(index, point, plan.terms());
  }

  /** A run that is no trial: of the best one, on bars no trial saw. */
  Trial play(int index, SortedMap<String, String> point, LeanTerms terms) {
    long length = terms.plan().bars();
    long each = length / terms.samples().count();
    Trial trial =
        LeanRun.play(
            index,
            point,
            plan.strategy(point),
            terms,
            gates.get(),
            () -> {
              job.check();
              job.played(each);
            });
    job.played(length - each * terms.samples().count());
    return trial;
  }

  /** Of buying and holding, on the bars of the trials. */
  Trial benchmark(LeanTerms terms) {
    return LeanRun.play(
        0,
        java.util.Collections.emptySortedMap(),
        terms.plan().pods().get(0).strategy().get(),
        terms,
        gates.get(),
        job::check);
  }
}
