package io.slipstream.compliance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.api.service.operations.ViolationQuestion;
import io.slipstream.api.service.risk.Severity;
import io.slipstream.api.service.risk.Violation;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViolationSearchTest {
  private static final Instant SECOND_DAY = Instant.parse("2013-11-26T00:00:00Z");

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

  private List<String> find(String pod, Severity severity, Instant from, Instant to, int limit) {
    return session
        .queries()
        .violations(new ViolationQuestion(pod, severity, from, to, limit))
        .stream()
        .map(Violation::type)
        .toList();
  }

  @Test
  void shouldFindAllNewestFirst() {
    assertEquals(
        List.of("QUARANTINED", "HALTED", "POSITION_LIMIT"), find(null, null, null, null, 100));
    assertEquals(List.of("QUARANTINED", "HALTED"), find(null, null, null, null, 2));
  }

  @Test
  void shouldFindThoseThatMatch() {
    assertEquals(List.of("HALTED"), find(null, Severity.EMERGENCY, null, null, 100));
    assertEquals(List.of("QUARANTINED", "POSITION_LIMIT"), find("beta", null, null, null, 100));
    assertEquals(List.of(), find("alpha-one", null, null, null, 100));
    assertEquals(List.of("POSITION_LIMIT"), find(null, null, null, SECOND_DAY, 100));
    assertEquals(List.of("QUARANTINED", "HALTED"), find(null, null, SECOND_DAY, null, 100));
  }

  @Test
  void shouldTellLimitAndActualAndWhere() {
    Violation violation =
        session
            .queries()
            .violations(new ViolationQuestion("beta", null, null, SECOND_DAY, 1))
            .get(0);
    assertEquals("10", violation.limit());
    assertEquals("50", violation.actual());
    assertEquals("BTC/USD", violation.instrument());
    assertEquals(violation.order(), violation.correlationId());
    assertTrue(violation.id().matches("journal-[0-9]+"), violation.id());
  }

  @Test
  void shouldTellThoseBehindAnEntryOldestFirst() {
    List<Violation> all = session.queries().after(0);
    assertEquals(
        List.of("POSITION_LIMIT", "HALTED", "QUARANTINED"),
        all.stream().map(Violation::type).toList());
    long first = Long.parseLong(all.get(0).id().substring("journal-".length()));
    assertEquals(all, session.queries().after(first - 1));
    assertEquals(all.subList(1, 3), session.queries().after(first));
    assertEquals(List.of(), session.queries().after(1_000_000));
  }

  @Test
  void shouldRefuseAPodThatIsNotThere() {
    OperationRefusedException refused =
        assertThrows(OperationRefusedException.class, () -> find("gamma", null, null, null, 100));
    assertEquals("unknown pod 'gamma': the journal has alpha-one, beta", refused.getMessage());
  }
}
