package io.slipstream.report.page;

import io.slipstream.report.HtmlReport;
import io.slipstream.report.block.Cell;
import io.slipstream.report.block.HeatMap;
import io.slipstream.report.block.Table;
import io.slipstream.report.block.Unit;
import io.slipstream.report.page.RunPage.Correlation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How alike the pods move: too much alike is one bet made twice. */
final class CorrelationPanel {
  private static final double TOO_HIGH = 0.8;
  private static final double LOW = 0.3;
  private static final int MOST_LOW = 10;

  private CorrelationPanel() {}

  static void add(HtmlReport report, RunPage page) {
    Correlation correlation = page.correlation();
    if (correlation == null) {
      return;
    }
    report.heading("Correlation");
    report.note("Of the pods' returns, " + correlation.basis() + ".");
    report.add(
        new HeatMap(
                "Correlation of the pods' returns",
                Unit.RATIO,
                correlation.names(),
                correlation.names(),
                correlation.values())
            .around(0, 1));
    List<Pair> pairs = pairs(correlation);
    Table table = new Table("Pairs that are alike or apart").text("Pods", "");
    table.number("Correlation").text("");
    List<Pair> high = pairs.stream().filter(pair -> pair.value > TOO_HIGH).toList();
    List<Pair> low = pairs.stream().filter(pair -> pair.value < LOW).toList();
    if (high.isEmpty() && low.isEmpty()) {
      report.note("No pair is above 0.8, none below 0.3.");
      return;
    }
    for (int i = high.size() - 1; i >= 0; i--) {
      table.row(high.get(i).cells(Cell.bad("Warning: above 0.8")));
    }
    for (Pair pair : low.subList(0, Math.min(MOST_LOW, low.size()))) {
      table.row(pair.cells(Cell.good("Suggestion: below 0.3")));
    }
    report.add(table);
    report.note(
        "Above 0.8 two pods are nearly one bet: keep one, or give both together the weight of one."
            + " Below 0.3 they spread the risk: weight moved to them from pairs that are alike"
            + " lowers the total's volatility."
            + (low.size() > MOST_LOW
                ? " Of " + low.size() + " pairs below 0.3 the lowest " + MOST_LOW + "."
                : ""));
  }

  /** Of all that are defined, the lowest first. */
  private static List<Pair> pairs(Correlation correlation) {
    List<Pair> pairs = new ArrayList<>();
    List<String> names = correlation.names();
    for (int a = 0; a < names.size(); a++) {
      for (int b = a + 1; b < names.size(); b++) {
        double value = correlation.values()[a][b];
        if (Double.isFinite(value)) {
          pairs.add(new Pair(names.get(a), names.get(b), value));
        }
      }
    }
    pairs.sort(Comparator.comparingDouble(Pair::value));
    return pairs;
  }

  private record Pair(String one, String other, double value) {
    List<Cell> cells(Cell verdict) {
      return List.of(
          Cell.of(one), Cell.of(other), new Cell(Unit.RATIO.text(value), verdict.style()), verdict);
    }
  }
}
