package io.slipstream.backtest.research;

import io.slipstream.api.service.backtest.BacktestException;
import io.slipstream.api.service.backtest.research.CrossValidationOutcome;
import io.slipstream.api.service.backtest.research.SweepOption;
import io.slipstream.api.service.backtest.research.SweepRequest;
import io.slipstream.api.service.tables.Column;
import io.slipstream.api.service.tables.Column.Type;
import io.slipstream.statistics.BarRange;
import io.slipstream.statistics.CombinatorialSplits;
import io.slipstream.statistics.Distribution;
import io.slipstream.statistics.Split;
import java.util.ArrayList;
import java.util.List;

/**
 * Combinatorial purged cross-validation: every choice of test groups is once what the best trial of
 * the other groups is judged by, and the tests make whole paths through history. All is read off
 * the trials' samples: each trial runs once.
 */
final class CrossValidation {
  private final SweepPlan plan;
  private final CombinatorialSplits splits;
  private final List<Split> all;

  private CrossValidation(SweepPlan plan, CombinatorialSplits splits) {
    this.plan = plan;
    this.splits = splits;
    this.all = splits.splits();
  }

  /**
   * As asked for.
   *
   * @throws BacktestException when something is not allowed
   */
  static CrossValidation of(SweepPlan plan, SweepRequest request) {
    SplitMetric.require(plan.metric());
    int groups = ForwardWalk.whole(request, SweepOption.GROUPS, 2, 30);
    int tested = ForwardWalk.whole(request, SweepOption.TEST_GROUPS, 1, groups - 1);
    int purge = ForwardWalk.whole(request, SweepOption.PURGE, 0, 1_000_000);
    int embargo = ForwardWalk.whole(request, SweepOption.EMBARGO, 0, 1_000_000);
    int samples = plan.terms().samples().count();
    if (samples < 2 * groups) {
      throw Complaints.of(
          SweepOption.GROUPS.key(), Integer.toString(groups), "for " + samples + " samples half");
    }
    try {
      return new CrossValidation(
          plan, new CombinatorialSplits(samples, groups, tested, purge, embargo));
    } catch (IllegalArgumentException e) {
      throw new BacktestException(e.getMessage(), e);
    }
  }

  CrossValidationOutcome run(SweepDesk.Finished sweep, SweepFiles files) {
    List<Trial> trials = sweep.trials().stream().filter(trial -> !trial.hasFailed()).toList();
    if (trials.isEmpty()) {
      throw new BacktestException("every trial failed: there is nothing to choose from");
    }
    SplitMetric metric = new SplitMetric(plan, trials);
    int[] chosen = new int[all.size()];
    double[] inSample = new double[all.size()];
    sweep.crew().each(all.size(), at -> chosen[at] = metric.best(all.get(at).train()));
    for (int i = 0; i < chosen.length; i++) {
      inSample[i] = metric.value(chosen[i], all.get(i).train());
    }
    List<BarRange> groups = splits.ranges();
    List<Double> paths = new ArrayList<>();
    for (int[] path : splits.paths()) {
      double[] rows = new double[plan.terms().samples().count()];
      for (int group = 0; group < path.length; group++) {
        BarRange range = groups.get(group);
        double[] part = metric.rows(chosen[path[group]], List.of(range));
        System.arraycopy(part, 0, rows, range.from(), part.length);
      }
      paths.add(metric.of(rows));
    }
    Distribution found = Distribution.of(paths.stream().mapToDouble(Double::doubleValue).toArray());
    CrossValidationOutcome outcome =
        new CrossValidationOutcome(
            sweep.outcome().directory(),
            plan.metric().key(),
            plan.terms().samples().text(),
            all.size(),
            paths,
            found.mean(),
            found.standardDeviation(),
            found.quantile(0),
            found.quantile(1),
            found.shareBelow(0),
            Distribution.of(inSample).mean(),
            sweep.outcome().overfitting());
    write(files, outcome, chosen, inSample, metric, trials);
    return outcome;
  }

  private void write(
      SweepFiles files,
      CrossValidationOutcome outcome,
      int[] chosen,
      double[] inSample,
      SplitMetric metric,
      List<Trial> trials) {
    files.json("cross-validation.json", outcome);
    List<Column> columns =
        List.of(
            new Column("split", Type.LONG),
            SweepFiles.text("testSamples"),
            new Column("trial", Type.LONG),
            SweepFiles.text("inSample"),
            SweepFiles.text("outOfSample"));
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < chosen.length; i++) {
      List<BarRange> test = all.get(i).test();
      rows.add(
          new Object[] {
            (long) i,
            String.join(" ", test.stream().map(one -> one.from() + "-" + one.to()).toList()),
            (long) trials.get(chosen[i]).index(),
            SweepFiles.number(inSample[i]),
            SweepFiles.number(metric.value(chosen[i], test))
          });
    }
    files.csv("cross-validation.csv", columns, rows);
  }
}
