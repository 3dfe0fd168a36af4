package io.slipstream.compliance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.api.service.venue.VenueStatement;
import io.slipstream.kernel.Input;
import java.math.BigDecimal;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalStatementTest {
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

  private VenueStatement statement() {
    return new SimulatedStatements(session.whole())
        .statement(session.journal.status().lastSequence());
  }

  private void requireEqual(VenueStatement statement) {
    assertEquals(
        0, session.position().compareTo(statement.positions().get("BTC/USD")), statement::toString);
    assertEquals(0, session.cash().compareTo(statement.cash().get("USD")), statement::toString);
  }

  @Test
  void shouldAddUpToTheLedger() {
    VenueStatement statement = statement();
    assertTrue(statement.positions().get("BTC/USD").signum() > 0);
    assertTrue(
        statement.cash().get("USD").compareTo(new BigDecimal("200000")) < 0, "something was paid");
    requireEqual(statement);
  }

  @Test
  void shouldFollowSplitsDividendsAndShorts() {
    long one = FixedPoint.ONE;
    session.intent(0, RecordedSession.draft().market(Side.BUY, 3 * one + 7));
    session.bar(100_200);
    session.intent(0, RecordedSession.draft().market(Side.SELL, one / 3));
    session.bar(100_300);
    long time = RecordedSession.nanos("2013-11-27T00:00:00Z");
    session.apply(new Input.DividendPaid(0, time, 150));
    session.apply(new Input.InstrumentSplit(0, time, 3, 7));
    requireEqual(statement());
  }

  @Test
  void shouldStopAtTheEntryThatIsAskedFor() {
    assertEquals(
        0, new SimulatedStatements(session.whole()).statement(6).positions().size(), "none yet");
  }

  @Test
  void shouldRefuseWhenExecutionsAreNotKnownAnyMore() {
    JournalStatement statement = new JournalStatement(100);
    Register shortened =
        Register.after(java.util.List.of(RecordedSession.COIN), java.util.List.of("alpha-one"));
    assertThrows(
        OperationRefusedException.class, () -> statement.statement(shortened, "simulated"));
  }
}
