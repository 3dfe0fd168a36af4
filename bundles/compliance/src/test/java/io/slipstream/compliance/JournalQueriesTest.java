package io.slipstream.compliance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.slipstream.api.service.journal.EntryKind;
import io.slipstream.api.service.journal.JournalException;
import io.slipstream.api.service.operations.AuditEntry;
import io.slipstream.api.service.operations.AuditQuestion;
import io.slipstream.api.service.operations.JournalCheck;
import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.api.service.tables.TableException;
import io.slipstream.api.service.tables.TableFormat;
import io.slipstream.report.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JournalQueriesTest {
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

  private List<AuditEntry> find(AuditQuestion question) {
    return session.queries().find(question, 1_000);
  }

  private static AuditQuestion question(String... namesAndValues) {
    Map<String, String> given = new java.util.TreeMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      given.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new AuditQuestion(
        given.containsKey("from") ? Instant.parse(given.get("from")) : null,
        given.containsKey("to") ? Instant.parse(given.get("to")) : null,
        given.get("pod"),
        given.get("instrument"),
        given.get("order"),
        given.get("correlation"),
        given.get("actor"),
        given.get("kind"));
  }

  private static List<String> kinds(List<AuditEntry> entries) {
    return entries.stream().map(AuditEntry::kind).toList();
  }

  @Test
  void shouldFindEveryEntryOnceInOrder() {
    List<AuditEntry> all = find(AuditQuestion.ALL);
    assertEquals(session.journal.status().lastSequence(), all.size());
    for (int i = 0; i < all.size(); i++) {
      assertEquals(i + 1, all.get(i).sequence());
    }
    assertEquals(List.of("SESSION_OPENED", "INSTRUMENT_ADDED"), kinds(all.subList(0, 2)));
    assertEquals(List.of(), all.stream().filter(entry -> entry.text().isBlank()).toList());
  }

  @Test
  void shouldFindNoMoreThanIsAskedFor() {
    List<AuditEntry> all = find(AuditQuestion.ALL);
    for (int limit = 1; limit <= all.size(); limit++) {
      assertEquals(all.subList(0, limit), session.queries().find(AuditQuestion.ALL, limit));
    }
  }

  @Test
  void shouldUnderstandAJournalThatIsShortenedMeanwhile() {
    long first = find(question("kind", "BAR_CLOSED")).get(0).sequence();
    List<AuditEntry> kept =
        session.queriesDuringRemoval(first).find(AuditQuestion.ALL, Integer.MAX_VALUE);
    assertEquals(session.queries(first).find(AuditQuestion.ALL, Integer.MAX_VALUE), kept);
    assertEquals(first, kept.get(0).sequence());
  }

  @Test
  void shouldGiveAnEntryWithoutATimeThatOfTheLatestBefore() {
    List<AuditEntry> all = find(AuditQuestion.ALL);
    assertEquals(null, all.get(0).time());
    AuditEntry intent = find(question("kind", "INTENT_MADE")).get(0);
    assertEquals(Instant.parse("2013-11-25T23:51:00Z"), intent.time());
    AuditEntry halt = find(question("kind", "trading_state_set")).get(0);
    assertEquals(Instant.parse("2013-11-26T00:03:00Z"), halt.time());
  }

  @Test
  void shouldFindAnOrderWithItsReplacementsAndTheIntentItCameFrom() {
    List<AuditEntry> story = find(question("order", "alpha-one-2"));
    assertEquals(
        List.of(
            "INTENT_MADE",
            "ORDER_CHANGED",
            "ORDER_CHANGED",
            "REPLACE_REQUESTED",
            "ORDER_REPLACED",
            "CANCEL_REQUESTED",
            "ORDER_CHANGED"),
        kinds(story));
    assertEquals(story, find(question("order", "alpha-one-2/1")));
    assertEquals(story, find(question("correlation", "alpha-one-2")));
    story.forEach(entry -> assertEquals("alpha-one", entry.pod()));
    story.forEach(entry -> assertEquals("BTC/USD", entry.instrument()));
  }

  @ParameterizedTest
  @CsvSource({
    "actor, admin, 3",
    "actor, risk-officer, 1",
    "actor, nobody, 0",
    "kind, INTENT_DENIED, 1",
    "kind, filled, 1",
    "kind, BAR_CLOSED, 9",
    "pod, beta, 12",
    "correlation, beta, 5",
    "from, 2013-11-26T00:00:00Z, 13"
  })
  void shouldFindByEachProperty(String name, String value, int count) {
    List<AuditEntry> found = find(question(name, value));
    assertEquals(count, found.size(), () -> kinds(found).toString());
  }

  @Test
  void shouldFindWhatMatchesEverythingThatIsGiven() {
    List<AuditEntry> before = find(question("to", "2013-11-25T23:51:00Z"));
    List<AuditEntry> after = find(question("from", "2013-11-25T23:51:00Z"));
    assertEquals(6, before.size());
    assertEquals(find(AuditQuestion.ALL).size(), before.size() + after.size());
    List<AuditEntry> both =
        find(question("from", "2013-11-25T23:51:00Z", "to", "2013-11-26T00:00:00Z"));
    assertFalse(both.isEmpty());
    assertTrue(both.size() < after.size());
    List<AuditEntry> denied = find(question("pod", "beta", "kind", "INTENT_DENIED"));
    assertEquals("beta-1", denied.get(0).order());
    assertEquals(List.of(), find(question("pod", "alpha-one", "kind", "INTENT_DENIED")));
  }

  @Test
  void shouldStopAtTheLimit() {
    assertEquals(3, session.queries().find(AuditQuestion.ALL, 3).size());
    assertThrows(
        IllegalArgumentException.class, () -> session.queries().find(AuditQuestion.ALL, 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pod|nope|unknown pod 'nope': the journal has alpha-one, beta",
        "instrument|XYZ|unknown instrument 'XYZ': the journal has BTC/USD",
        "order|beta-99|order 'beta-99': the journal has none of this id",
        "kind|SOLD|unknown kind 'SOLD': there are BAR_CLOSED, BOOK_CHANGED"
      })
  void shouldNameWhatTheJournalDoesNotHave(String name, String value, String message) {
    AuditQuestion question = question(name, value);
    OperationRefusedException refused =
        assertThrows(OperationRefusedException.class, () -> find(question));
    String said = refused.getMessage();
    assertTrue(said.startsWith(message), said);
    Path file = folder.resolve("none.csv");
    assertThrows(
        OperationRefusedException.class,
        () -> session.queries().export(question, TableFormat.CSV, file, false));
    assertFalse(Files.exists(file));
  }

  @Test
  void shouldRefuseAPeriodThatEndsBeforeItBegins() {
    assertThrows(
        IllegalArgumentException.class,
        () -> question("from", "2013-11-26T00:00:00Z", "to", "2013-11-26T00:00:00Z"));
  }

  @Test
  void shouldTellOfEveryKeptEntryWhatItToldOfTheWholeJournal() {
    List<AuditEntry> whole = find(AuditQuestion.ALL);
    for (int first : List.of(4, 9, 17, 30)) {
      List<AuditEntry> kept = session.queries(first).find(AuditQuestion.ALL, 1_000);
      assertEquals(whole.size() - first + 1, kept.size());
      for (int i = 0; i < kept.size(); i++) {
        AuditEntry before = whole.get(first - 1 + i);
        assertEquals(before.sequence(), kept.get(i).sequence());
        assertEquals(before.kind(), kept.get(i).kind());
        assertEquals(before.pod(), kept.get(i).pod());
        assertEquals(before.order(), kept.get(i).order());
        assertEquals(before.payload(), kept.get(i).payload());
      }
      JournalCheck check = session.queries(first).verify();
      assertEquals(List.of(), check.unreadable());
    }
  }

  @Test
  void shouldUnderstandTheWholeJournal() {
    JournalCheck check = session.queries().verify();
    assertTrue(check.isIntact(), check::toString);
    long entries = session.journal.status().lastSequence();
    assertEquals(entries, check.inputs() + check.decisions());
    assertEquals(entries, check.verification().entries());
  }

  @Test
  void shouldFindEntriesThatCannotBeUnderstood() {
    session.journal.append(EntryKind.INPUT, new byte[] {99});
    session.journal.append(EntryKind.DECISION, new byte[] {72, 0, 0, 0, 1});
    long last = session.journal.status().lastSequence();
    JournalCheck check = session.queries().verify();
    assertFalse(check.isIntact());
    assertEquals(2, check.unreadable().size(), check::toString);
    assertTrue(check.unreadable().get(0).startsWith("entry " + (last - 1)), check::toString);
    JournalException refused = assertThrows(JournalException.class, () -> find(AuditQuestion.ALL));
    assertTrue(refused.getMessage().contains("entry " + (last - 1)), refused.getMessage());
  }

  @ParameterizedTest
  @EnumSource(TableFormat.class)
  void shouldExportWhatItFinds(TableFormat format) throws IOException {
    Path file = folder.resolve("out/all");
    long rows = session.queries().export(AuditQuestion.ALL, format, file, false);
    assertEquals(session.journal.status().lastSequence(), rows);
    assertThrows(
        TableException.class,
        () -> session.queries().export(AuditQuestion.ALL, format, file, false));
    assertEquals(1, session.queries().export(question("kind", "FILLED"), format, file, true));
    try (Stream<Path> files = Files.list(file.getParent())) {
      assertEquals(List.of(file), files.toList());
    }
  }

  @Test
  void shouldExportTheSameAsItShows() throws IOException {
    Path file = folder.resolve("all.csv");
    session.queries().export(AuditQuestion.ALL, TableFormat.CSV, file, false);
    List<AuditEntry> all = find(AuditQuestion.ALL);
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
      int at = 0;
      for (NamedCsvRecord row : csv) {
        AuditEntry entry = all.get(at++);
        assertEquals(String.valueOf(entry.sequence()), row.getField("sequence"));
        assertEquals(entry.time() == null ? "" : entry.time().toString(), row.getField("time"));
        assertEquals(entry.order(), row.getField("order"));
        assertEquals(entry.correlationId(), row.getField("correlation_id"));
        assertEquals(entry.text(), row.getField("text"));
        assertEquals(entry.payload(), row.getField("payload"));
      }
      assertEquals(all.size(), at);
    }
  }

  @Test
  void shouldExportPayloadsAsNestedJson() throws IOException {
    Path file = folder.resolve("intents.jsonl");
    session.queries().export(question("kind", "INTENT_MADE"), TableFormat.JSONL, file, false);
    Map<?, ?> first = (Map<?, ?>) JsonText.parsed(Files.readAllLines(file).get(0));
    Map<?, ?> payload = (Map<?, ?>) first.get("payload");
    Map<?, ?> intent = (Map<?, ?>) payload.get("intent");
    assertEquals("BTC/USD", intent.get("instrument"));
    assertEquals("UP", intent.get("rationaleCode"));
    assertEquals("alpha-one-1", first.get("order"));
  }
}
