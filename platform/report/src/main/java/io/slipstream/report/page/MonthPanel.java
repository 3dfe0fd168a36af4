package io.slipstream.report.page;

import io.slipstream.report.HtmlReport;
import io.slipstream.report.block.Block;
import io.slipstream.report.block.Folded;
import io.slipstream.report.block.HeatMap;
import io.slipstream.report.block.Unit;
import io.slipstream.report.page.Books.Inked;
import io.slipstream.report.page.RunPage.Book;
import io.slipstream.report.page.RunPage.Curve;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Returns of months and years, UTC. */
final class MonthPanel {
  private static final List<String> COLUMNS =
      List.of(
          "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
          "Year");
  private static final double REACH = 0.10;

  private MonthPanel() {}

  static void add(HtmlReport report, RunPage page) {
    report.heading("Monthly returns");
    report.note("Total, UTC; the first and the last month are as long as the data in them.");
    report.add(map(page.total()));
    List<Block> others = new ArrayList<>();
    for (Inked book : Books.all(page).subList(1, Books.all(page).size())) {
      others.add(new Named(book.name()));
      others.add(map(book.book()));
    }
    if (!others.isEmpty()) {
      report.add(new Folded("Pods and benchmark", others));
    }
  }

  private static Block map(Book book) {
    SortedMap<Integer, double[]> years = byYear(book.curve());
    List<String> names = years.keySet().stream().map(String::valueOf).toList();
    return new HeatMap(
            "Monthly returns of " + book.name(),
            Unit.PERCENT,
            COLUMNS,
            names,
            years.values().toArray(double[][]::new))
        .corner("Year")
        .around(0, REACH);
  }

  /** Twelve months and the whole of each year; NaN for a month without a sample. */
  static SortedMap<Integer, double[]> byYear(Curve curve) {
    SortedMap<Integer, double[]> years = new TreeMap<>();
    double before = 1;
    double yearBefore = 1;
    long[] times = curve.times();
    for (int i = 0; i < times.length; ) {
      YearMonth month = month(times[i]);
      long end = month.plusMonths(1).atDay(1).toEpochDay() * 86_400_000_000_000L;
      int last = i;
      while (last + 1 < times.length && times[last + 1] <= end) {
        last++;
      }
      double[] year = years.get(month.getYear());
      if (year == null) {
        year = new double[COLUMNS.size()];
        Arrays.fill(year, Double.NaN);
        years.put(month.getYear(), year);
        yearBefore = before;
      }
      double growth = curve.growth()[last];
      year[month.getMonthValue() - 1] = growth / before - 1;
      year[COLUMNS.size() - 1] = growth / yearBefore - 1;
      before = growth;
      i = last + 1;
    }
    return years;
  }

  /** A close at midnight belongs to the day before. */
  private static YearMonth month(long time) {
    Instant instant = Instant.ofEpochSecond(Math.floorDiv(time - 1, 1_000_000_000L));
    return YearMonth.from(instant.atZone(ZoneOffset.UTC));
  }
}
