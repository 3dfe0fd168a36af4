package io.slipstream.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.api.service.operations.OperationRefusedException.Kind;
import io.slipstream.api.service.operations.Operator;
import io.slipstream.api.service.operations.PodRequest;
import io.slipstream.api.service.pods.HaltPolicy;
import io.slipstream.api.service.pods.PodHealth;
import io.slipstream.api.service.pods.PodHeartbeat;
import io.slipstream.api.service.pods.PodPlace;
import io.slipstream.api.service.pods.PodReport;
import io.slipstream.api.service.pods.PodTrading;
import io.slipstream.kernel.Input;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a pod of this process answers: status, configure, halt, heartbeat. */
class PodContractTest {
  private static final Operator ME = Operator.of("me");
  private static final PodRequest MINE =
      new PodRequest(
          "mine",
          "busy",
          List.of("BTC/USD"),
          "1000",
          Map.of("every", "4"),
          Map.of("maxPosition", "7"));

  @TempDir Path root;

  private OperatedSession on;
  private Path file;

  @BeforeEach
  void begin() throws Exception {
    on = new OperatedSession(root);
    on.pods.create(MINE, ME);
    file = root.resolve("etc/io.slipstream.pod-mine.cfg");
  }

  @AfterEach
  void end() {
    on.close();
  }

  @Test
  void shouldTellStatusAndHealth() {
    PodReport mine = on.federated.status("mine");
    assertEquals(PodPlace.IN_PROCESS, mine.place());
    assertEquals(PodHealth.HEALTHY, mine.health());
    assertEquals(PodTrading.TRADING, mine.trading());
    assertEquals(0, mine.openOrders());
    assertEquals(0, mine.netExposure().signum());
    assertEquals("1000", mine.equity().toPlainString());
    assertEquals(null, mine.stage());
    assertEquals("7", mine.wanted().get("limit.maxPosition"));
    assertEquals("60", mine.wanted().get("limit.maxOrdersPerMinute"));
    assertEquals(mine.wanted(), mine.acknowledged());
    PodReport halted = on.pods.stop("mine", ME);
    assertEquals(PodTrading.HALTED, halted.trading());
    assertEquals(PodHealth.HEALTHY, halted.health());
    assertEquals("stopped by me", halted.reason());
  }

  @Test
  void shouldConfigureAndKeepTheFilesOtherLines() throws Exception {
    Files.writeString(file, "# mine\n" + Files.readString(file));
    PodReport mine =
        on.pods.configure("mine", Map.of("limit.maxPosition", "9", "param.every", "6"), ME);
    assertEquals("9", mine.acknowledged().get("limit.maxPosition"));
    assertEquals("6", mine.acknowledged().get("param.every"));
    String text = Files.readString(file);
    assertTrue(text.startsWith("# mine\n") && text.contains("limit.maxPosition = 9\n"), text);
    PodReport back = on.pods.configure("mine", Map.of("limit.maxPosition", ""), ME);
    assertEquals("1000000", back.acknowledged().get("limit.maxPosition"));
    assertFalse(Files.readString(file).contains("maxPosition"));
    long reconfigured =
        on.inputs().stream().filter(Input.PodReconfigured.class::isInstance).count();
    on.pods.configure("mine", Map.of("param.every", "6"), ME);
    assertEquals(
        reconfigured, on.inputs().stream().filter(Input.PodReconfigured.class::isInstance).count());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "limit.maxPosition | 0 | limit.maxPosition = '0': a decimal number above 0 is allowed",
        "limit.maxFun | 1 | limit.maxFun: maxDailyLoss, maxNotional",
        "param.every | often | parameter every = 'often'",
        "param.nothing | 1 | parameter nothing: no such parameter",
        "param.every | ${env:HOME} | printable ASCII characters without \\ and ${ are allowed",
        "capital | 5 | capital = '5': limit.NAME and param.NAME are allowed",
        "strategy | other | strategy = 'other': limit.NAME and param.NAME are allowed"
      })
  void shouldChangeNothingWhenAnythingIsNotAllowed(String key, String text, String message)
      throws Exception {
    String before = Files.readString(file);
    OperationRefusedException thrown =
        assertThrows(
            OperationRefusedException.class,
            () -> on.pods.configure("mine", Map.of(key, text, "limit.maxNotional", "77"), ME));
    assertEquals(Kind.NOT_ALLOWED, thrown.kind());
    assertTrue(thrown.getMessage().contains(message), thrown.getMessage());
    assertEquals(before, Files.readString(file));
    assertEquals("10000000", on.federated.status("mine").acknowledged().get("limit.maxNotional"));
  }

  @Test
  void shouldTellTheLastSignOfLife() {
    PodHeartbeat paused = on.federated.heartbeat("mine");
    assertTrue(paused.alive());
    assertEquals(0, paused.events());
    assertEquals(null, paused.lastSeen());
    step(2);
    PodHeartbeat seen = on.federated.heartbeat("mine");
    assertEquals(2, seen.events());
    assertEquals(on.federated.status("mine").time(), seen.eventTime());
    on.pods.stop("mine", ME);
    step(1);
    assertEquals(2, on.federated.heartbeat("mine").events());
    on.session.close();
    assertFalse(on.federated.heartbeat("mine").alive());
  }

  @Test
  void shouldKeepAPositionOrCloseItAsAsked() {
    step(5);
    assertTrue(on.federated.status("busy-a").netExposure().signum() > 0);
    PodReport kept = on.pods.stop("busy-a", HaltPolicy.KEEP, ME);
    assertEquals(0, kept.openOrders());
    step(1);
    assertTrue(on.federated.status("busy-a").netExposure().signum() > 0);
    on.pods.stop("busy-a", HaltPolicy.FLATTEN, ME);
    step(2);
    PodReport flat = on.federated.status("busy-a");
    assertEquals(0, flat.grossExposure().signum(), flat.toString());
    assertEquals(PodTrading.HALTED, flat.trading());
    assertEquals(0, flat.openOrders());
  }

  private void step(int bars) {
    on.session.ask(
        engine -> {
          for (int i = 0; i < bars; i++) {
            engine.step();
          }
          return null;
        });
  }

  @Test
  void shouldKnowNobodyElse() {
    for (OperationRefusedException thrown :
        List.of(
            assertThrows(OperationRefusedException.class, () -> on.federated.status("nope")),
            assertThrows(OperationRefusedException.class, () -> on.federated.heartbeat("nope")),
            assertThrows(
                OperationRefusedException.class,
                () -> on.pods.configure("nope", Map.of("param.a", "1"), ME)),
            assertThrows(OperationRefusedException.class, () -> on.pods.stop("nope", ME)))) {
      assertEquals(Kind.UNKNOWN, thrown.kind());
      assertTrue(thrown.getMessage().contains("unknown pod 'nope': there are busy-a"));
    }
  }
}
