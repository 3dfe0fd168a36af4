package io.slipstream.compliance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.order.Bracket;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.operations.AuditQuestion;
import io.slipstream.api.service.operations.ComplianceFiles;
import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.api.service.risk.TradingState;
import io.slipstream.api.service.tables.TableException;
import io.slipstream.kernel.Input;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DayReportTest {
  private static final LocalDate FIRST = LocalDate.of(2013, 11, 25);
  private static final LocalDate SECOND = LocalDate.of(2013, 11, 26);

  @TempDir Path folder;
  private RecordedSession session;

  @BeforeEach
  void play() {
    session = new RecordedSession(folder).play();
  }

  @AfterEach
  void close() {
    session.close();
  }

  private ComplianceFiles report(LocalDate day) {
    return session.queries().report(day, folder.resolve("out"));
  }

  private static List<NamedCsvRecord> rows(ComplianceFiles files, int which) throws IOException {
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder().ofNamedCsvRecord(files.files().get(which))) {
      return csv.stream().toList();
    }
  }

  private static String field(NamedCsvRecord row, int table, int number) {
    String start = table + "." + number + " ";
    String name =
        row.getHeader().stream().filter(title -> title.startsWith(start)).findFirst().orElseThrow();
    return row.getField(name);
  }

  private static List<String> fields(List<NamedCsvRecord> rows, int table, int number) {
    return rows.stream().map(row -> field(row, table, number)).toList();
  }

  @Test
  void shouldRecordEveryDecisionToDeal() throws IOException {
    ComplianceFiles files = report(FIRST);
    List<NamedCsvRecord> rows = rows(files, 1);
    assertEquals(3, rows.size());
    assertEquals(3, files.decisions());
    assertEquals(4 + 28, rows.get(0).getFieldCount());
    assertEquals(List.of("alpha-one-1", "alpha-one-2", "beta-1"), fields(rows, 2, 7));
    assertEquals(List.of("NOAP", "900", "NOAP"), fields(rows, 2, 10));
    assertEquals(List.of("1", "1", "50"), fields(rows, 2, 26));
    NamedCsvRecord first = rows.get(0);
    assertEquals("UP 1.5 2.0", first.getField("rationale"));
    assertEquals("busy 1.2.0 0123456789ab", field(first, 2, 6));
    assertEquals("BUYI", field(first, 2, 8));
    assertEquals("USD", field(first, 2, 13));
    assertEquals("2013-11-25T23:51:00.000000Z", field(first, 2, 27));
  }

  @Test
  void shouldRecordEveryEventOfAnOutgoingOrder() throws IOException {
    List<NamedCsvRecord> rows = rows(report(FIRST), 2);
    assertEquals(4 + 35, rows.get(0).getFieldCount());
    List<NamedCsvRecord> market =
        rows.stream().filter(row -> field(row, 3, 5).equals("alpha-one-1")).toList();
    assertEquals(List.of("SUBM", "NEWO", "FILL"), fields(market, 3, 26));
    NamedCsvRecord fill = market.get(2);
    assertEquals("1000.5", fill.getField("execution price"));
    assertEquals("1", field(fill, 3, 17));
    assertEquals("0", field(fill, 3, 15));
    assertEquals("busy 1.2.0 0123456789ab", field(fill, 3, 4));
    assertEquals("GTCA", field(fill, 3, 31));
    assertEquals(fill.getField("entry"), field(fill, 3, 25));
    List<NamedCsvRecord> limit =
        rows.stream().filter(row -> field(row, 3, 5).startsWith("alpha-one-2")).toList();
    assertEquals(List.of("SUBM", "NEWO", "REME", "CAME"), fields(limit, 3, 26));
    assertEquals(List.of("900", "900", "910", "910"), fields(limit, 3, 9));
    assertEquals(List.of("1", "1", "2", "0"), fields(limit, 3, 15));
    assertEquals("alpha-one-2/1", field(limit.get(2), 3, 5));
    assertEquals("true", field(limit.get(0), 3, 21));
    assertFalse(fields(rows, 3, 5).contains("beta-1"), "a denied intent never left");
  }

  @Test
  void shouldTellOfOrdersThatThePlatformMade() throws IOException {
    session.intent(
        0,
        RecordedSession.draft()
            .market(Side.BUY, FixedPoint.ONE)
            .bracket(Bracket.atPrices(50_000, 200_000)));
    session.bar(100_100);
    List<NamedCsvRecord> exits =
        rows(report(SECOND), 2).stream()
            .filter(row -> field(row, 3, 5).startsWith("alpha-one-x"))
            .toList();
    assertEquals(List.of("SUBM", "NEWO", "SUBM", "NEWO"), fields(exits, 3, 26));
    assertEquals("made by the platform on BAR_CLOSED", field(exits.get(0), 3, 35));
    assertEquals("1", field(exits.get(0), 3, 15));
  }

  @Test
  void shouldTellOfOrdersWhoseIntentIsNotKept() throws IOException {
    long placed =
        session
            .queries()
            .find(new AuditQuestion(null, null, null, null, "alpha-one-2", null, null, null), 1)
            .get(0)
            .sequence();
    ComplianceFiles files = session.queries(placed + 1).report(FIRST, folder.resolve("kept"));
    List<NamedCsvRecord> rows = rows(files, 2);
    assertEquals(List.of("SUBM", "NEWO", "REME", "CAME"), fields(rows, 3, 26));
    assertEquals("its intent is not kept any more", field(rows.get(0), 3, 35));
    assertEquals("", field(rows.get(0), 3, 8));
    assertEquals("910", field(rows.get(2), 3, 9));
    String page = page(files);
    assertTrue(page.contains("<td>not kept any more</td>"), page);
  }

  @Test
  void shouldTellWhatOperatorsDid() throws IOException {
    ComplianceFiles files = report(SECOND);
    List<NamedCsvRecord> rows = rows(files, 3);
    assertEquals(
        List.of(
            "POD_LIMITS_SET",
            "TRADING_STATE_SET",
            "TRADING_STATE_SET",
            "POD_SUSPENDED",
            "POD_RESUMED"),
        rows.stream().map(row -> row.getField("kind")).toList());
    assertEquals(
        List.of("risk-officer", "admin", "admin", "platform", "admin"),
        rows.stream().map(row -> row.getField("actor")).toList());
    assertEquals(5, files.operatorActions());
    List<NamedCsvRecord> first = rows(report(FIRST), 3);
    assertEquals("(configuration)", first.get(0).getField("actor"));
    assertEquals(6, first.size());
  }

  /** The page without what only its look and its readers' aids need. */
  private static String page(ComplianceFiles files) throws IOException {
    return Files.readString(files.files().get(0))
        .replace(" class=\"text\"", "")
        .replaceAll("<bdi[^>]*>|</bdi>", "")
        .replaceAll("<(/?)th( scope=\"row\")?>", "<$1td>");
  }

  @Test
  void shouldShowEverythingOnOnePage() throws IOException {
    ComplianceFiles files = report(SECOND);
    assertEquals(1, files.gaps());
    String page = page(files);
    for (String expected :
        List.of(
            "Compliance report of 2013-11-26",
            "no bar from 2013-11-25T23:55:00Z to 2013-11-26T00:01:00Z, 6m",
            "maxPosition 10,",
            "maxPosition 5,",
            "admin sets trading to HALTED: drill</td><td>1</td>",
            "admin sets trading to ACTIVE: drill over</td><td>0</td>",
            "threw &lt;IllegalStateException&gt;",
            "0 sequence gaps were found",
            "<td>Trading state at the beginning</td><td>ACTIVE</td>")) {
      assertTrue(page.contains(expected), expected);
    }
    assertFalse(page.contains("http:") || page.contains("https:"), "it loads nothing");
    assertTrue(page(report(FIRST)).contains("<td>POSITION_LIMIT</td><td>1</td>"));
  }

  @Test
  void shouldTakeTheLastDayWhenNoneIsGiven() throws IOException {
    ComplianceFiles files = report(null);
    assertEquals(SECOND, files.day());
    assertEquals(files, report(SECOND));
    assertEquals(
        List.of(
            "compliance-2013-11-26.html",
            "compliance-2013-11-26-decisions.csv",
            "compliance-2013-11-26-orders.csv",
            "compliance-2013-11-26-actions.csv"),
        files.files().stream().map(file -> file.getFileName().toString()).toList());
    try (Stream<Path> there = Files.list(folder.resolve("out"))) {
      assertEquals(4, there.count());
    }
  }

  @Test
  void shouldLetNoTextRunInASpreadsheet() throws IOException {
    String actor = "=HYPERLINK(\"x\")";
    session.apply(new Input.TradingStateSet(TradingState.ACTIVE, actor, "-drill"));
    ComplianceFiles files = report(SECOND);
    List<NamedCsvRecord> actions = rows(files, 3);
    NamedCsvRecord set = actions.get(actions.size() - 1);
    assertEquals("'" + actor, set.getField("actor"));
    assertEquals("'" + actor + " sets trading to ACTIVE: -drill", set.getField("what"));
    String page = page(files);
    assertTrue(page.contains("<td>=HYPERLINK("), "the page is no spreadsheet");
  }

  /** Another report of the same day may be written at the same time. */
  @Test
  void shouldLeaveFilesOfOthersBesideThePage() throws IOException {
    Path out = Files.createDirectory(folder.resolve("out"));
    Path others = Files.writeString(out.resolve("compliance-2013-11-26.html.part"), "another's");
    report(SECOND);
    assertEquals("another's", Files.readString(others));
    try (Stream<Path> there = Files.list(out)) {
      assertEquals(5, there.count());
    }
  }

  @Test
  void shouldLeaveNothingBesideAPageThatCannotBeWritten() throws IOException {
    Path page = folder.resolve("out/compliance-2013-11-26.html");
    Files.createDirectories(page.resolve("full"));
    TableException thrown = assertThrows(TableException.class, () -> report(SECOND));
    assertTrue(thrown.getMessage().contains(page.toString()), thrown::getMessage);
    try (Stream<Path> there = Files.list(folder.resolve("out"))) {
      assertEquals(List.of(), there.filter(file -> file.toString().endsWith(".part")).toList());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2013-11-24", "2013-11-27"})
  void shouldRefuseADayWithoutEvents(String day) {
    LocalDate asked = LocalDate.parse(day);
    OperationRefusedException refused =
        assertThrows(OperationRefusedException.class, () -> report(asked));
    assertEquals(
        "day '" + day + "': a day from 2013-11-25 to 2013-11-26 is allowed", refused.getMessage());
    assertFalse(Files.exists(folder.resolve("out")));
  }

  @Test
  void shouldRefuseAJournalWithoutEvents() {
    try (RecordedSession empty = new RecordedSession(folder.resolve("empty"))) {
      assertThrows(OperationRefusedException.class, () -> empty.queries().report(null, folder));
    }
  }

  @Test
  void shouldMapEveryFieldInTheDocuments() throws IOException {
    Path page = Path.of(System.getProperty("slipstream.root"), "docs", "compliance.md");
    String text = Files.readString(page);
    for (int i = 0; i < Rts6.DECISION_FIELDS.size(); i++) {
      String row = "| 2." + (i + 1) + " | " + Rts6.DECISION_FIELDS.get(i) + " |";
      assertTrue(text.contains(row), row);
    }
    for (int i = 0; i < Rts6.ORDER_FIELDS.size(); i++) {
      String row = "| 3." + (i + 1) + " | " + Rts6.ORDER_FIELDS.get(i) + " |";
      assertTrue(text.contains(row), row);
    }
  }
}
