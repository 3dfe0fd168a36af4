package io.slipstream.report.page;

import io.slipstream.report.HtmlReport;
import io.slipstream.report.block.Cell;
import io.slipstream.report.block.HeatMap;
import io.slipstream.report.block.Histogram;
import io.slipstream.report.block.Ink;
import io.slipstream.report.block.Tiles;
import io.slipstream.report.block.Unit;
import java.util.List;

/** The page of a sweep as one HTML file. */
public final class SweepPageHtml {
  private SweepPageHtml() {}

  /** The whole file. */
  public static String of(SweepPage page) {
    HtmlReport report = new HtmlReport(page.title()).heading("Summary");
    Tiles tiles = new Tiles();
    page.tiles().facts().forEach(fact -> tiles.tile(fact.name(), Cell.of(fact.value())));
    report.add(tiles);
    page.notes().forEach(report::note);
    OverfittingPanel.add(report, page.overfitting());
    ExtraPanels.tables(report, List.of(page.ranking()));
    page.maps().forEach(map -> map(report, map));
    report.heading("Distribution of " + page.metric());
    report.note("Of all trials. A result to trust is no lonely peak.");
    report.add(
        new Histogram(page.metric() + " of all trials", Unit.RATIO, page.values())
            .withoutNormal()
            .marker("chosen", page.best(), Ink.TOTAL));
    ExtraPanels.tables(report, page.extras());
    ExtraPanels.manifest(report, page.manifest());
    return report.html();
  }

  private static void map(HtmlReport report, SweepPage.Map map) {
    report.heading(map.metric() + " over " + map.down() + " and " + map.across());
    if (!map.note().isEmpty()) {
      report.note(map.note());
    }
    HeatMap heat =
        new HeatMap(
                map.metric() + " over " + map.down() + " and " + map.across(),
                Unit.RATIO,
                map.columns(),
                map.rows(),
                map.values())
            .corner(map.down() + " \\ " + map.across());
    double best = Double.NEGATIVE_INFINITY;
    for (int row = 0; row < map.values().length; row++) {
      for (int column = 0; column < map.values()[row].length; column++) {
        if (map.values()[row][column] > best) {
          best = map.values()[row][column];
          heat.mark(row, column);
        }
      }
    }
    report.add(heat);
  }
}
