package io.slipstream.report.page;

import io.slipstream.report.HtmlReport;
import io.slipstream.report.block.Cell;
import io.slipstream.report.block.Table;
import io.slipstream.report.page.RunPage.Extra;
import io.slipstream.report.page.RunPage.Facts;
import java.util.List;

/** Tables of texts that a run or sweep brings along. */
final class ExtraPanels {
  private ExtraPanels() {}

  static void tables(HtmlReport report, List<Extra> extras) {
    for (Extra extra : extras) {
      report.heading(extra.title());
      if (!extra.note().isEmpty()) {
        report.note(extra.note());
      }
      if (!extra.rows().isEmpty()) {
        report.table(extra.header(), extra.rows());
      }
    }
  }

  static void manifest(HtmlReport report, List<Facts> manifest) {
    report.heading("Manifest");
    report.note("What was run, so that it can be run again and compared.");
    for (Facts facts : manifest) {
      Table table = new Table(facts.title()).text(facts.title()).wide("");
      facts
          .facts()
          .forEach(fact -> table.row(Cell.of(fact.name()), new Cell(fact.value(), "code")));
      report.add(table);
    }
  }
}
