package io.slipstream.shell;

import io.slipstream.api.service.backtest.research.OverfittingView;
import java.io.PrintStream;
import java.util.Locale;
import org.apache.karaf.shell.support.table.ShellTable;

/** How much of the best trial may be luck, for people. */
final class OverfittingTable {
  private OverfittingTable() {}

  static void print(OverfittingView view, PrintStream out) {
    out.println(
        "Overfitting, of trial "
            + view.best()
            + ", the best by Sharpe; "
            + view.trials()
            + " different trials of this strategy on this data so far, "
            + view.trialsHere()
            + " here");
    ShellTable table = Tables.of("", "", "Value>", "What it says");
    add(table, "Sharpe a year", view.annualSharpe(), "as it looks");
    add(table, "Probabilistic Sharpe", view.probabilisticSharpe(), "were it the only trial");
    add(table, "Deflated Sharpe", view.deflatedSharpe(), deflated(view.deflatedSharpe()));
    add(table, "Effective trials", view.effectiveTrials(), "independent ones they are worth");
    add(
        table,
        "Deflated by effective",
        view.deflatedByEffective(),
        "the kinder number: for the independent ones");
    add(
        table,
        "Probability of overfitting",
        view.probabilityOfOverfitting(),
        overfit(view.probabilityOfOverfitting()));
    add(table, "Probability of loss", view.probabilityOfLoss(), "of the best, out of sample");
    add(
        table,
        "Minimum track record",
        view.minimumTrackRecord(),
        "samples to be 95 % sure of it; there are " + view.samples());
    Tables.print(table, out);
    view.notes().forEach(note -> out.println("Note: " + note));
  }

  private static void add(ShellTable table, String name, double value, String words) {
    String text = Double.isFinite(value) ? String.format(Locale.ROOT, "%.4f", value) : "n/a";
    table.addRow().addContent(name, text, words);
  }

  private static String deflated(double value) {
    return value >= 0.95 ? "luck alone does not bring it" : "luck alone may have brought it";
  }

  private static String overfit(double value) {
    return value >= 0.5
        ? "choosing the best chose nothing"
        : value > 0.1 ? "choosing the best is doubtful" : "choosing the best chose something";
  }
}
