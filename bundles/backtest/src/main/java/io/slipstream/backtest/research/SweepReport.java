package io.slipstream.backtest.research;

import io.slipstream.api.service.backtest.research.HeatMapView;
import io.slipstream.api.service.backtest.research.OverfittingView;
import io.slipstream.api.service.backtest.research.SweepOutcome;
import io.slipstream.api.service.backtest.research.TrialView;
import io.slipstream.backtest.research.SampleTimes.Pace;
import io.slipstream.report.page.RunPage.Extra;
import io.slipstream.report.page.RunPage.Fact;
import io.slipstream.report.page.RunPage.Facts;
import io.slipstream.report.page.RunPage.Overfitting;
import io.slipstream.report.page.SweepPage;
import io.slipstream.report.page.SweepPageHtml;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The page of a sweep. */
final class SweepReport {
  private SweepReport() {}

  static String html(SweepPlan plan, SweepOutcome outcome, List<Trial> trials) {
    double perYear = plan.terms().samples().perYear();
    Pace pace = plan.terms().samples().pace();
    double[] values =
        trials.stream()
            .filter(trial -> !trial.hasFailed())
            .mapToDouble(trial -> plan.metric().of(trial, trial.returns(plan.terms().cash()), pace))
            .filter(Double::isFinite)
            .toArray();
    TrialView best = outcome.best().get(0);
    double chosen = best.metrics().get(outcome.metric());
    String title = plan.strategy().id() + " on " + outcome.manifest().get("instrument");
    return SweepPageHtml.of(
        new SweepPage(
            "Sweep of " + title,
            outcome.metric(),
            notes(plan, outcome),
            new Facts(
                "Sweep",
                List.of(
                    new Fact("Trials", Integer.toString(outcome.trials())),
                    new Fact("Failed", Integer.toString(outcome.failed())),
                    new Fact("Not allowed", Integer.toString(outcome.refused())),
                    new Fact("Best " + outcome.metric(), number(chosen)),
                    new Fact("Best parameters", words(best.parameters())))),
            maps(outcome.heatMap()),
            values,
            chosen,
            new Extra(
                "Best trials",
                "",
                header(),
                outcome.best().stream().map(SweepReport::row).toList()),
            overfitting(outcome.overfitting(), outcome.sample(), perYear),
            extras(outcome),
            List.of(manifest(outcome.manifest()))));
  }

  private static List<String> notes(SweepPlan plan, SweepOutcome outcome) {
    List<String> notes = new ArrayList<>(plan.terms().plan().warnings());
    notes.add(
        "Every trial is a whole run through the kernel, the gate and the venue of a live session.");
    notes.add(
        "Returns, ratios and drawdown are of equity looked at every "
            + outcome.sample()
            + ", annualized over "
            + plan.terms().samples().year().text()
            + ", risk-free rate 0.");
    if (!outcome.benchmarkFailure().isEmpty()) {
      notes.add("The benchmark failed and is not shown: " + outcome.benchmarkFailure());
    }
    return notes;
  }

  private static List<SweepPage.Map> maps(HeatMapView map) {
    return map == null
        ? List.of()
        : List.of(
            new SweepPage.Map(
                map.metric(),
                map.columnParameter(),
                map.columns(),
                map.rowParameter(),
                map.rows(),
                map.values(),
                "The mean over other parameters that differ; empty where nothing was tried."));
  }

  private static Overfitting overfitting(OverfittingView view, String sample, double perYear) {
    return new Overfitting(
        view.trials(),
        view.effectiveTrials(),
        view.samples(),
        "of equity every " + sample + ", of the trial with the best Sharpe ratio",
        view.annualSharpe(),
        view.expectedMaximumSharpe() * Math.sqrt(perYear),
        view.probabilisticSharpe(),
        view.deflatedSharpe(),
        view.probabilityOfOverfitting(),
        view.minimumTrackRecord(),
        view.notes());
  }

  private static List<Extra> extras(SweepOutcome outcome) {
    List<Extra> extras = new ArrayList<>();
    if (outcome.holdout() != null) {
      extras.add(
          new Extra(
              "Holdout",
              "The best trial on the bars that no trial has seen.",
              header(),
              List.of(row(outcome.holdout()))));
    }
    if (!outcome.benchmark().isEmpty()) {
      extras.add(
          new Extra(
              "Benchmark",
              "On the bars of the trials.",
              List.of("Metric", "Value"),
              outcome.benchmark().entrySet().stream()
                  .map(entry -> List.of(entry.getKey(), number(entry.getValue())))
                  .toList()));
    }
    return extras;
  }

  private static List<String> header() {
    return List.of(
        "Trial", "Parameters", "Sharpe", "Sortino", "Return", "Drawdown", "Trades", "Final equity");
  }

  private static List<String> row(TrialView trial) {
    Map<String, Double> metrics = trial.metrics();
    return List.of(
        Integer.toString(trial.trial()),
        words(trial.parameters()),
        number(metrics.get("sharpe")),
        number(metrics.get("sortino")),
        number(metrics.get("total-return")),
        number(metrics.get("max-drawdown")),
        Long.toString(trial.trades()),
        trial.finalEquity().toPlainString());
  }

  private static String words(Map<String, String> parameters) {
    return String.join(
        " ",
        parameters.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .toList());
  }

  private static Facts manifest(Map<String, String> manifest) {
    return new Facts(
        "Manifest",
        manifest.entrySet().stream()
            .filter(entry -> !entry.getValue().isEmpty())
            .map(entry -> new Fact(entry.getKey(), entry.getValue()))
            .toList());
  }

  private static String number(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.4f", value) : "N/A";
  }
}
