package io.slipstream.backtest.research;

import io.slipstream.api.service.backtest.research.OverfittingView;
import io.slipstream.statistics.BacktestOverfitting;
import io.slipstream.statistics.DeflatedSharpe;
import io.slipstream.statistics.OverfittingReport;
import io.slipstream.statistics.Performance;
import io.slipstream.statistics.SharpeEstimate;
import io.slipstream.statistics.SharpeSignificance;
import java.util.ArrayList;
import java.util.List;

/**
 * How much of the best trial may be luck: the formulas are those of {@link OverfittingReport}, the
 * number of trials and the variance of their Sharpe ratios those of every trial that the platform
 * has recorded.
 */
final class Overfitting {
  private Overfitting() {}

  /**
   * Of the trials of a sweep that did not fail.
   *
   * @param recorded Sharpe ratios of all trials ever run, annual by the clock, NaN where there was
   *     none
   */
  static OverfittingView of(SweepPlan plan, List<Trial> trials, List<Double> recorded) {
    List<Trial> whole = trials.stream().filter(trial -> !trial.hasFailed()).toList();
    double perYear = plan.terms().samples().perYear();
    int ever = Math.max(recorded.size(), trials.size());
    if (whole.isEmpty()) {
      return undefined(ever, trials.size(), plan.terms().samples().count());
    }
    double[][] returns =
        whole.stream().map(trial -> trial.returns(plan.terms().cash())).toArray(double[][]::new);
    OverfittingReport report =
        OverfittingReport.of(returns, ever, perYear, blocks(returns[0].length));
    List<String> notes = new ArrayList<>(report.undefined());
    double clock = plan.terms().samples().clock().perYear();
    double variance = variance(recorded, clock, report.variance());
    double luck =
        Double.isNaN(variance) ? Double.NaN : DeflatedSharpe.expectedMaximum(ever, variance);
    double deflated = report.deflated();
    if (report.best() >= 0 && !Double.isNaN(luck)) {
      deflated = SharpeSignificance.probabilistic(SharpeEstimate.of(returns[report.best()]), luck);
    }
    if (plan.method().equals("model")) {
      notes.add(
          "a search crowds its trials where they are good: their Sharpe ratios vary less than"
              + " luck does, so the deflated Sharpe is too kind");
    }
    return new OverfittingView(
        ever,
        trials.size(),
        report.effectiveTrials(),
        report.best() < 0 ? -1 : whole.get(report.best()).index(),
        report.observations(),
        report.sharpe(),
        report.annualSharpe(),
        report.skewness(),
        report.kurtosis(),
        luck,
        report.probabilistic(),
        deflated,
        report.deflatedByEffective(),
        report.minimumTrackRecord(),
        report.probabilityOfOverfitting(),
        report.degradation(),
        report.probabilityOfLoss(),
        notes);
  }

  private static OverfittingView undefined(int ever, int trials, int samples) {
    double none = Double.NaN;
    return new OverfittingView(
        ever,
        trials,
        none,
        -1,
        samples,
        none,
        none,
        none,
        none,
        none,
        none,
        none,
        none,
        none,
        none,
        none,
        none,
        List.of("every trial failed"));
  }

  /** As many as the rows allow, each with two at least. */
  private static int blocks(int rows) {
    return Math.max(2, Math.min(BacktestOverfitting.BLOCKS, rows / 4 * 2));
  }

  /** Of one sample's Sharpe ratios of all that were recorded, in an order of their own. */
  private static double variance(List<Double> recorded, double perYear, double here) {
    double[] known =
        recorded.stream()
            .mapToDouble(Double::doubleValue)
            .filter(Double::isFinite)
            .map(annual -> annual / Math.sqrt(perYear))
            .sorted()
            .toArray();
    double deviation = Performance.standardDeviation(known);
    return Double.isNaN(deviation) ? here : deviation * deviation;
  }
}
