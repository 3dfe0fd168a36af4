package io.slipstream.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.service.bus.BusEvent;
import io.slipstream.api.service.bus.EventBus;
import io.slipstream.api.service.bus.Subject;
import io.slipstream.api.service.operations.AuditOperations;
import io.slipstream.api.service.operations.Operator;
import io.slipstream.api.service.risk.Severity;
import io.slipstream.api.service.risk.TradingState;
import io.slipstream.api.service.risk.Violation;
import io.slipstream.bus.InProcessBus;
import io.slipstream.kernel.Input;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditWatchTest {
  private static final int HEADER = 16;
  private static final int RECORD = 9;

  @TempDir Path root;

  private final InProcessBus bus = new InProcessBus();
  private final List<BusEvent> told = new CopyOnWriteArrayList<>();

  private EventBus.Subscription heard;

  @AfterEach
  void close() {
    heard.close();
  }

  private AuditWatch watch(OperatedSession on, boolean isHalting) {
    return new AuditWatch(
        isHalting, (scope, actor, reason) -> on.trading.halt(scope, actor, reason), bus);
  }

  private static AuditOperations audit(OperatedSession on) {
    return new AuditDesk(on.session, null, new OperationDesk(on.session));
  }

  private static TradingState state(OperatedSession on) {
    return on.session.ask(engine -> engine.kernel().tradingState());
  }

  /** Changes the first entry as somebody would who knows of the checksum. */
  private void tamper() throws IOException {
    Path segment = root.resolve("journal/00000000000000000001.journal");
    byte[] bytes = Files.readAllBytes(segment);
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    int length = buffer.getInt(HEADER);
    bytes[HEADER + RECORD + length - 1] ^= 1;
    CRC32C checksum = new CRC32C();
    checksum.update(ByteBuffer.allocate(8).putLong(0, 1));
    checksum.update(bytes, HEADER + RECORD - 1, 1 + length);
    buffer.putInt(HEADER + 4, (int) checksum.getValue());
    Files.write(segment, bytes);
  }

  private void await(int count) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (told.size() < count) {
      assertTrue(System.nanoTime() < deadline, told.toString());
      LockSupport.parkNanos(1_000_000);
    }
  }

  @Test
  void shouldHaltAndTellOnceWhenAnEntryWasChanged() throws IOException {
    EnumSet<Subject> both = EnumSet.of(Subject.AUDIT_ALERTS, Subject.RISK_VIOLATIONS);
    heard = bus.subscribe("t", both, 10, told::add);
    try (OperatedSession on = new OperatedSession(root, 10)) {
      AuditWatch watch = watch(on, true);
      AuditOperations audit = audit(on);
      audit.checkpoint();
      watch.look(audit);
      assertEquals(TradingState.ACTIVE, state(on));
      tamper();
      watch.look(audit);
      assertEquals(TradingState.HALTED, state(on));
      await(2);
      Input.TradingStateSet halted =
          on.inputs().stream()
              .filter(Input.TradingStateSet.class::isInstance)
              .map(Input.TradingStateSet.class::cast)
              .reduce((first, last) -> last)
              .orElseThrow();
      assertEquals("platform", halted.actor());
      assertTrue(halted.reason().contains("entry 1 is not what was hashed"), halted.reason());
      on.trading.resume("looked at it", Operator.of("ann"));
      audit.checkpoint();
      watch.look(audit);
      assertEquals(TradingState.ACTIVE, state(on), "the same findings do not halt again");
      assertEquals(2, told.size());
      for (BusEvent event : told) {
        assertEquals(
            java.util.Set.of(),
            BusEventsTest.schema(event.subject()).validate(BusEventsTest.json(event)));
      }
      Violation violation = Violation.of(told.get(1).payload());
      assertEquals(Severity.EMERGENCY, violation.severity());
      assertEquals("AUDIT", violation.type());
    }
  }

  @Test
  void shouldOnlyTellWhereTheRuleSaysSo() throws IOException {
    heard = bus.subscribe("t", EnumSet.of(Subject.AUDIT_ALERTS), 10, told::add);
    try (OperatedSession on = new OperatedSession(root, 10)) {
      watch(on, false).look(audit(on));
      assertEquals(0, told.size());
      Path segment = root.resolve("journal/00000000000000000001.journal");
      byte[] bytes = Files.readAllBytes(segment);
      bytes[HEADER + RECORD] ^= 1;
      Files.write(segment, bytes);
      watch(on, false).look(audit(on));
      await(1);
      assertEquals(false, told.get(0).payload().get("halting"));
      assertEquals(TradingState.ACTIVE, state(on));
    }
  }

  @Test
  void shouldHaltAtTheNextLookWhenItCouldNot() throws IOException {
    heard = bus.subscribe("t", EnumSet.of(Subject.RISK_VIOLATIONS), 10, told::add);
    try (OperatedSession on = new OperatedSession(root, 10)) {
      List<String> wishes = new CopyOnWriteArrayList<>();
      AuditWatch watch =
          new AuditWatch(
              true,
              (scope, actor, reason) -> {
                wishes.add(reason);
                if (wishes.size() == 1) {
                  throw new IllegalStateException("the halt failed");
                }
                on.trading.halt(scope, actor, reason);
              },
              bus);
      watch.look(audit(on));
      tamper();
      watch.look(audit(on));
      assertEquals(TradingState.ACTIVE, state(on));
      watch.look(audit(on));
      assertEquals(TradingState.HALTED, state(on));
      watch.look(audit(on));
      assertEquals(2, wishes.size());
      await(1);
    }
  }
}
