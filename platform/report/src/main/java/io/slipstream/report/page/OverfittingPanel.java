package io.slipstream.report.page;

import io.slipstream.report.HtmlReport;
import io.slipstream.report.block.Cell;
import io.slipstream.report.block.Table;
import io.slipstream.report.block.Unit;
import io.slipstream.report.page.RunPage.Overfitting;

/** Whether a result is more than the best of many tries, in numbers with their meaning. */
final class OverfittingPanel {
  private static final double SURE = 0.95;
  private static final double CHANCE = 0.5;
  private static final double FEW = 0.1;

  private OverfittingPanel() {}

  static void add(HtmlReport report, Overfitting asked) {
    report.heading("Overfitting");
    if (asked == null) {
      report.note("N/A: no overfitting figures were made for this run.");
      return;
    }
    report.note(
        "Measured on "
            + asked.observations()
            + " returns, "
            + asked.basis()
            + ". "
            + (asked.trials() == 1
                ? "One trial was run: nothing was chosen from. Every other variant that was tried"
                    + " elsewhere makes these figures too kind."
                : asked.trials()
                    + " trials were run on this data, worth "
                    + Unit.RATIO.text(asked.effectiveTrials())
                    + " independent ones."));
    report.add(table(asked));
    asked.remarks().forEach(report::note);
  }

  private static Table table(Overfitting asked) {
    Table table = new Table("Overfitting figures").text("Measure").number("Value");
    table.text("Verdict").wide("What it means", "Worrying when");
    table.row(
        Cell.of("Sharpe ratio a year"),
        Cell.of(asked.sharpe(), Unit.RATIO),
        asked.sharpe() > asked.expectedMaxSharpe() || Double.isNaN(asked.sharpe())
            ? Cell.of("")
            : Cell.bad("no better than chance"),
        Cell.of("Mean return over its deviation."),
        Cell.of("It is not above the maximum expected without skill."));
    table.row(
        Cell.of("Expected maximum Sharpe"),
        Cell.of(asked.expectedMaxSharpe(), Unit.RATIO),
        Cell.of(""),
        Cell.of("What the best of so many trials would show if none had skill."),
        Cell.of("It comes near the Sharpe ratio that was found."));
    table.row(
        Cell.of("Probabilistic Sharpe (PSR)"),
        Cell.of(asked.probabilisticSharpe(), Unit.PERCENT),
        probability(asked.probabilisticSharpe()),
        Cell.of(
            "Probability that the true Sharpe ratio is above zero, given length, skewness and"
                + " fat tails of the record."),
        Cell.of("Below 95 %."));
    table.row(
        Cell.of("Deflated Sharpe (DSR)"),
        Cell.of(asked.deflatedSharpe(), Unit.PERCENT),
        asked.trials() == 1 ? Cell.of("as PSR") : probability(asked.deflatedSharpe()),
        Cell.of("The same against the expected maximum: what is left after having searched."),
        Cell.of("Below 95 %; near or below 50 % it is what luck finds."));
    table.row(
        Cell.of("Probability of overfitting (PBO)"),
        Cell.of(asked.backtestOverfitting(), Unit.PERCENT),
        overfitting(asked.backtestOverfitting()),
        Cell.of(
            "Share of the splits of the data in which the best trial of one half is below the"
                + " median of the other."),
        Cell.of("Above 10 %; at 50 % the choice is worth nothing."));
    table.row(
        Cell.of("Minimum track record"),
        Cell.of(asked.minimumTrackRecord(), Unit.COUNT),
        record(asked),
        Cell.of("Returns that are needed for a probabilistic Sharpe of 95 %."),
        Cell.of("It is longer than the " + asked.observations() + " there are."));
    return table;
  }

  private static Cell probability(double value) {
    if (Double.isNaN(value)) {
      return Cell.of(Unit.NONE);
    }
    return value >= SURE
        ? Cell.good("fine")
        : value > CHANCE ? Cell.warn("worrying") : Cell.bad("no sign of skill");
  }

  private static Cell overfitting(double value) {
    if (Double.isNaN(value)) {
      return Cell.of(Unit.NONE);
    }
    return value <= FEW
        ? Cell.good("fine")
        : value < CHANCE ? Cell.warn("worrying") : Cell.bad("overfitted");
  }

  private static Cell record(Overfitting asked) {
    if (!Double.isFinite(asked.minimumTrackRecord())) {
      return Cell.of(Unit.NONE);
    }
    return asked.minimumTrackRecord() <= asked.observations()
        ? Cell.good("fine")
        : Cell.bad("too short");
  }
}
