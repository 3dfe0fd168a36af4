package io.slipstream.report.page;

import io.slipstream.report.page.RunPage.Extra;
import io.slipstream.report.page.RunPage.Facts;
import io.slipstream.report.page.RunPage.Overfitting;
import java.util.List;

/**
 * Everything the page of a sweep shows.
 *
 * @param title of the page
 * @param metric that trials are ranked by
 * @param notes how it was run, a sentence each
 * @param tiles a few facts at the top: trials run, time taken, the best value
 * @param maps the metric over two parameters each
 * @param values the metric of every trial, for its distribution
 * @param best value of the trial that was chosen, NaN without
 * @param ranking the best trials, best first, as texts
 * @param overfitting null where nothing was asked
 * @param extras further tables: walk-forward, holdout, Monte Carlo
 * @param manifest what the sweep was made of
 */
public record SweepPage(
    String title,
    String metric,
    List<String> notes,
    Facts tiles,
    List<Map> maps,
    double[] values,
    double best,
    Extra ranking,
    Overfitting overfitting,
    List<Extra> extras,
    List<Facts> manifest) {

  /** Keeps lists of its own. */
  public SweepPage {
    notes = List.copyOf(notes);
    maps = List.copyOf(maps);
    extras = List.copyOf(extras);
    manifest = List.copyOf(manifest);
  }

  /**
   * A metric over two parameters; what is done about others is said in the note.
   *
   * @param across name of the parameter of the columns
   * @param down name of the parameter of the rows
   * @param note words about it, or empty
   * @param values by row and column; NaN where no trial was
   */
  public record Map(
      String metric,
      String across,
      List<String> columns,
      String down,
      List<String> rows,
      double[][] values,
      String note) {}
}
