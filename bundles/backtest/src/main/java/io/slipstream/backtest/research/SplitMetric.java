package io.slipstream.backtest.research;

import io.slipstream.api.service.backtest.research.SweepOption;
import io.slipstream.backtest.research.SampleTimes.Pace;
import io.slipstream.statistics.BarRange;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A metric of the trials on some of the samples. */
final class SplitMetric {
  private final Metric metric;
  private final Pace pace;
  private final double[][] returns;

  SplitMetric(SweepPlan plan, List<Trial> trials) {
    metric = plan.metric();
    pace = plan.terms().samples().pace();
    returns =
        trials.stream().map(trial -> trial.returns(plan.terms().cash())).toArray(double[][]::new);
  }

  /** Refuses one that cannot be had of a part of a trial. */
  static void require(Metric metric) {
    if (!metric.isOfReturns()) {
      throw Complaints.of(
          SweepOption.METRIC.key(),
          metric.key(),
          "for parts of a trial one of "
              + Arrays.stream(Metric.values())
                  .filter(Metric::isOfReturns)
                  .map(Metric::key)
                  .collect(Collectors.joining(", ")));
    }
  }

  /** Returns of a trial in these ranges, one behind the other. */
  double[] rows(int trial, List<BarRange> ranges) {
    double[] rows = new double[ranges.stream().mapToInt(BarRange::length).sum()];
    int at = 0;
    for (BarRange range : ranges) {
      System.arraycopy(returns[trial], range.from(), rows, at, range.length());
      at += range.length();
    }
    return rows;
  }

  double value(int trial, List<BarRange> ranges) {
    return metric.of(rows(trial, ranges), pace);
  }

  double of(double[] rows) {
    return metric.of(rows, pace);
  }

  /** The trial that is best in these ranges, the first of equal ones. */
  int best(List<BarRange> ranges) {
    int best = 0;
    double most = Double.NaN;
    for (int trial = 0; trial < returns.length; trial++) {
      double value = value(trial, ranges);
      if (Metric.better(value, most) < 0) {
        best = trial;
        most = value;
      }
    }
    return best;
  }
}
