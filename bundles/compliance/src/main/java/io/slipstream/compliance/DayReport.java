package io.slipstream.compliance;

import io.slipstream.api.service.operations.ComplianceFiles;
import io.slipstream.report.HtmlReport;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The compliance report of one UTC day. The entries before the day are read too, for what was in
 * force when it began; what comes before the first event belongs to the first day.
 */
final class DayReport implements JournalWalk.Visitor {
  private static final int MOST_ORDER_EVENTS = 500;

  private final LocalDate day;
  private final LocalDate first;
  private final ReportFiles files;
  private final OrderRecords orders;
  private final OperatorActions actions;
  private final Gaps gaps = new Gaps();
  private final Refusals refusals = new Refusals();
  private final List<List<String>> actionLines = new ArrayList<>();
  private final List<List<String>> orderLines = new ArrayList<>();
  private boolean isPast;
  private long firstEntry;
  private long lastEntry;

  DayReport(LocalDate day, LocalDate first, ReportFiles files) {
    this.day = day;
    this.first = first;
    this.files = files;
    this.orders = new OrderRecords(row -> files.decisions().row(row.cells()), this::takeOrderEvent);
    this.actions = new OperatorActions(this::takeAction);
  }

  private void takeOrderEvent(Rts6Row row) {
    files.orders().row(row.cells());
    if (orderLines.size() < MOST_ORDER_EVENTS) {
      orderLines.add(
          List.of(
              row.own(0),
              row.get(24),
              row.get(5),
              row.get(26),
              row.get(1),
              row.own(2),
              row.get(8),
              row.get(17),
              row.own(3),
              row.get(15),
              row.get(35)));
    }
  }

  private void takeAction(Object[] cells) {
    files.actions().row(cells);
    actionLines.add(
        List.of(
            String.valueOf(cells[0]),
            cells[1] == null ? "" : Rts6Row.time((Long) cells[1]),
            String.valueOf(cells[2]),
            String.valueOf(cells[3]),
            String.valueOf(cells[5])));
  }

  @Override
  public void entry(ReadEntry entry, Register register) {
    LocalDate of = register.time() == Long.MIN_VALUE ? first : Days.of(register.time());
    if (of.isAfter(day)) {
      isPast = true;
      return;
    }
    boolean isOfDay = of.equals(day);
    orders.take(entry, register, isOfDay);
    actions.take(entry, register, isOfDay);
    gaps.take(entry, register, isOfDay);
    if (isOfDay) {
      refusals.take(entry, register);
      firstEntry = firstEntry == 0 ? entry.sequence() : firstEntry;
      lastEntry = entry.sequence();
    }
  }

  @Override
  public boolean isSatisfied() {
    return isPast;
  }

  /** Writes the files. */
  ComplianceFiles finish(Register register, String verifierKey) {
    long decisions = files.decisions().rows();
    long events = files.orders().rows();
    List<Path> written = files.finish(page(register, verifierKey));
    return new ComplianceFiles(
        day, written, decisions, events, actions.count(), gaps.count() + gaps.sequenceGaps());
  }

  private String page(Register register, String verifierKey) {
    HtmlReport page = new HtmlReport("Compliance report of " + day);
    page.note(
        "UTC day of event time. Record fields of Commission Delegated Regulation (EU) 2017/589"
            + " (RTS 6), annex II, as far as they apply; docs/compliance.md maps every field.");
    page.table(
        List.of("What", "Value"),
        List.of(
            List.of("Market", register.session() == null ? "" : register.session().market()),
            List.of("Journal entries", firstEntry + " to " + lastEntry),
            List.of("Key of the journal", verifierKey),
            List.of("Initial decisions to deal", String.valueOf(files.decisions().rows())),
            List.of("Events of outgoing orders", String.valueOf(files.orders().rows())),
            List.of("Operator actions", String.valueOf(actions.count())),
            List.of("Trading state at the beginning", actions.stateAtBegin(register)),
            List.of("Data gaps", String.valueOf(gaps.count())),
            List.of("Sequence gaps", String.valueOf(gaps.sequenceGaps()))));
    actionSections(page);
    section(
        page,
        "Refused by the gate or the venue",
        List.of("By", "Pod", "Reason", "Times"),
        refusals.rows());
    section(page, "Data gaps", List.of("Entry", "Time", "What"), gaps.listed());
    page.note(
        "The journal numbers its entries without a gap by construction: "
            + gaps.sequenceGaps()
            + " sequence gaps were found. An input that the platform refuses changes nothing and is"
            + " not in the journal.");
    section(
        page,
        "Events of outgoing orders",
        List.of(
            "Entry",
            "Time",
            "Order",
            "Event",
            "Side",
            "Instrument",
            "Type",
            "Traded",
            "Price",
            "Left",
            "Remark"),
        orderLines);
    if (files.orders().rows() > orderLines.size()) {
      page.note("The first " + orderLines.size() + "; all are in the CSV file.");
    }
    return page.html();
  }

  private void actionSections(HtmlReport page) {
    List<String> header = List.of("Entry", "Time", "Kind", "Actor", "What");
    section(page, "Operator actions", header, actionLines);
    section(
        page,
        "Limit changes",
        List.of("Entry", "Time", "Pod", "Actor", "Before", "After"),
        actions.limitChanges());
    section(
        page,
        "Trading states and kill switch",
        List.of("Entry", "Time", "Kind", "Actor", "What", "Orders taken back"),
        actions.stateChanges());
    section(page, "Quarantines, stops and resumptions", header, actions.suspensions());
  }

  private static void section(
      HtmlReport page, String title, List<String> header, List<List<String>> rows) {
    page.heading(title);
    if (rows.isEmpty()) {
      page.note("None.");
    } else {
      page.table(header, rows);
    }
  }
}
