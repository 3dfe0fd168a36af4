package io.slipstream.compliance;

import io.slipstream.api.service.journal.SessionJournal;
import io.slipstream.api.service.operations.PortfolioQueries;
import io.slipstream.api.service.operations.RiskOperations;
import io.slipstream.api.service.operations.RiskQueries;
import io.slipstream.api.service.operations.RiskReportFiles;
import io.slipstream.api.service.operations.RiskReports;
import io.slipstream.api.service.operations.SessionView;
import io.slipstream.api.service.operations.ViolationQuestion;
import io.slipstream.api.service.risk.Violation;
import io.slipstream.api.service.tables.Column;
import io.slipstream.api.service.tables.TableFiles;
import io.slipstream.api.service.tables.TableFormat;
import io.slipstream.report.HtmlReport;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes the risk report of a day: a page and a table for each of its sections. */
@Component
public final class RiskDayReport implements RiskReports {
  private static final int MOST_ON_PAGE = 500;
  private static final int MOST_VIOLATIONS = 1_000_000;
  private static final List<String> VIOLATION_COLUMNS =
      List.of(
          "time",
          "severity",
          "type",
          "scope",
          "name",
          "limit",
          "actual",
          "pod",
          "instrument",
          "order",
          "reason");

  private final SessionJournal session;
  private final TableFiles tables;
  private final PortfolioQueries portfolio;
  private final RiskMeasures measures;

  /** Made by Declarative Services. */
  @Activate
  public RiskDayReport(
      @Reference SessionJournal session,
      @Reference TableFiles tables,
      @Reference PortfolioQueries portfolio,
      @Reference RiskOperations limits,
      @Reference RiskQueries risk) {
    this.session = session;
    this.tables = tables;
    this.portfolio = portfolio;
    this.measures = new RiskMeasures(limits, risk);
  }

  @Override
  public RiskReportFiles report(LocalDate day, Path folder) {
    Days days = new Days();
    JournalWalk.read(session, days);
    LocalDate recorded = days.choose(day);
    SessionView now = portfolio.session();
    LocalDate today = now.eventTime() == null ? null : dayOf(now.eventTime());
    // the session goes on while the journal is read, past midnight too
    LocalDate reported = day == null && today != null ? today : recorded;
    boolean isToday = today != null && !reported.isBefore(today);
    List<Violation> violations = violations(reported);
    List<RiskSection> sections = new ArrayList<>();
    sections.add(counted(violations));
    sections.add(listed(violations));
    if (isToday) {
      sections.addAll(measures.sections());
    }
    List<Path> files = write(folder, reported, sections, page(reported, now, isToday, sections));
    List<String> missing =
        sections.stream()
            .filter(RiskSection::isMissing)
            .map(section -> section.name() + ": " + section.notes().get(0))
            .toList();
    return new RiskReportFiles(
        reported, isToday ? now.eventTime() : null, files, violations.size(), missing);
  }

  private static LocalDate dayOf(Instant time) {
    return time.atZone(ZoneOffset.UTC).toLocalDate();
  }

  private List<Violation> violations(LocalDate day) {
    ViolationSearch search =
        new ViolationSearch(
            new ViolationQuestion(
                null,
                null,
                day.atStartOfDay().toInstant(ZoneOffset.UTC),
                day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC),
                MOST_VIOLATIONS));
    return search.found(JournalWalk.read(session, search));
  }

  private static RiskSection counted(List<Violation> violations) {
    SortedMap<String, long[]> counts = new TreeMap<>();
    SortedMap<String, List<String>> names = new TreeMap<>();
    for (Violation violation : violations) {
      String key =
          (9 - violation.severity().ordinal())
              + " "
              + violation.type()
              + " "
              + violation.scope()
              + " "
              + violation.scopeName();
      counts.computeIfAbsent(key, none -> new long[1])[0]++;
      names.putIfAbsent(
          key,
          List.of(
              violation.severity().name(),
              violation.type(),
              violation.scope().name(),
              violation.scopeName()));
    }
    List<List<String>> rows = new ArrayList<>();
    names.forEach(
        (key, cells) -> {
          List<String> row = new ArrayList<>(cells);
          row.add(String.valueOf(counts.get(key)[0]));
          rows.add(row);
        });
    return new RiskSection(
        "violation-counts",
        "Violations by type",
        List.of("severity", "type", "scope", "name", "count"),
        rows,
        List.of());
  }

  private static RiskSection listed(List<Violation> violations) {
    List<List<String>> rows = new ArrayList<>();
    for (Violation violation : violations) {
      rows.add(
          List.of(
              violation.time().toString(),
              violation.severity().name(),
              violation.type(),
              violation.scope().name(),
              violation.scopeName(),
              violation.limit(),
              violation.actual(),
              violation.pod(),
              violation.instrument(),
              violation.order(),
              violation.reason()));
    }
    return new RiskSection(
        "violations", "Violations, newest first", VIOLATION_COLUMNS, rows, List.of());
  }

  private static String page(
      LocalDate day, SessionView now, boolean isToday, List<RiskSection> sections) {
    HtmlReport page = new HtmlReport("Risk report of " + day);
    page.note(
        isToday
            ? "Measured from " + now.eventTime() + " (event time) on, " + now.instrument()
            : "This day is over: its violations are in the journal; limits in use, value at risk,"
                + " stress and exposures are measured on present positions only.");
    if (isToday) {
      page.table(
          List.of("What", "Value"),
          List.of(
              List.of("Trading", now.tradingState().name()),
              List.of("Equity", RiskSection.money(now.equity()) + " " + now.currency()),
              List.of("Treasury", RiskSection.money(now.treasury()) + " " + now.currency()),
              List.of("Journal entries", String.valueOf(now.journalEntries()))));
    }
    sections.forEach(section -> add(page, section));
    page.note(
        "Orders with the fields of RTS 6, annex II: audit:report writes them for the same day.");
    return page.html();
  }

  private static void add(HtmlReport page, RiskSection section) {
    page.heading(section.title());
    if (section.rows().isEmpty() && !section.isMissing()) {
      page.note("None.");
    } else if (!section.isMissing()) {
      List<List<String>> rows = section.rows();
      page.table(section.columns(), rows.subList(0, Math.min(MOST_ON_PAGE, rows.size())));
      if (rows.size() > MOST_ON_PAGE) {
        page.note("The first " + MOST_ON_PAGE + " of " + rows.size() + "; the table has all.");
      }
    }
    section.notes().forEach(page::note);
  }

  private List<Path> write(Path folder, LocalDate day, List<RiskSection> sections, String html) {
    Path absolute = folder.toAbsolutePath().normalize();
    List<Path> files = new ArrayList<>();
    Path page = absolute.resolve("risk-" + day + ".html");
    files.add(page);
    for (RiskSection section : sections) {
      if (!section.isMissing()) {
        Path file = absolute.resolve("risk-" + day + "-" + section.name() + ".csv");
        List<Column> columns =
            section.columns().stream()
                .map(name -> new Column(name.replace(' ', '_'), Column.Type.TEXT))
                .toList();
        try (ReportTable table =
            new ReportTable(tables.create(file, TableFormat.CSV, columns, true))) {
          section.rows().forEach(row -> table.row(row.toArray()));
          table.finish();
        }
        files.add(file);
      }
    }
    ReportFiles.writePage(page, html);
    return files;
  }
}
