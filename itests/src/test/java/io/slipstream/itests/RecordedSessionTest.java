package io.slipstream.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Records a session with all that an operator does, and repeats it elsewhere: another process on a
 * copy of the journal alone comes to the same state.
 */
class RecordedSessionTest {
  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir Path scratch;

  @Test
  void shouldReplayToTheSameStateInAnotherProcess() throws Exception {
    String hash;
    String sequence;
    Path journal;
    try (LaunchedInstance recorded = LaunchedInstance.unpack(scratch.resolve("recorded"))) {
      recorded.startAndAwait("7200");
      Instant first = eventTime(recorded);
      operate(recorded);
      Await.until(
          "two recorded hours passed",
          SOON,
          () -> Duration.between(first, eventTime(recorded)).toHours() >= 2);
      recorded.stop();
      journal = recorded.base.resolve("data/slipstream/journal");
      recorded.startAndAwait("0");
      JsonNode end = recorded.slip("portfolio:show", "--format", "json").json().get("session");
      hash = end.get("stateHash").asText();
      sequence = end.get("journalEntries").asText();
      for (String pod : List.of("momentum-fast", "guest")) {
        assertParity(recorded.slip("backtest:parity", pod, "--format", "json"), hash);
      }
      recorded.stop();
    }
    try (LaunchedInstance other = LaunchedInstance.unpack(scratch.resolve("other"))) {
      other.startAndAwait("0");
      Path copy = scratch.resolve("copy");
      assertEquals(
          0, Instance.run(List.of("cp", "-r", journal.toString(), copy.toString())).status());
      Instance.Result replay =
          other.slip("journal:replay", "--journal", copy.toString(), "--format", "json");
      assertEquals(0, replay.status(), replay.toString());
      assertEquals(hash, replay.json().get("stateHash").asText());
      assertEquals(sequence, replay.json().get("to").asText());
      assertEquals(0, replay.json().get("firstDifference").asLong());
      other.stop();
    }
  }

  /** Its own builds of then are asked again, also those that are not installed any more. */
  private static void assertParity(Instance.Result result, String hash) {
    assertEquals(0, result.status(), result.toString());
    JsonNode parity = result.json();
    assertEquals(0, parity.get("orders").get("divergencePercent").asDouble(), parity.toString());
    assertEquals(0, parity.get("fills").get("divergencePercent").asDouble(), parity.toString());
    assertEquals(0, parity.get("pnl").get("divergencePercent").asDouble(), parity.toString());
    assertTrue(parity.get("orders").get("recorded").asLong() > 0, parity.toString());
    assertEquals(hash, parity.get("replayedState").asText());
  }

  /** Pods come and go, a plugin is exchanged, trading is halted and resumed. */
  private static void operate(LaunchedInstance instance) throws Exception {
    Path deployed = instance.base.resolve("deploy/template.jar");
    Files.copy(Instance.plugin("template"), deployed);
    Files.writeString(
        instance.base.resolve("etc/io.slipstream.pod-guest.cfg"),
        "strategy = template\ninstruments = BTC/USD\ncapital = 1000\n");
    awaitStatus(instance, "guest", "ACTIVE");
    assertEquals(0, instance.slip("pod:stop", "momentum-fast").status());
    assertEquals(0, instance.slip("trading:halt", "--reason", "a drill").status());
    assertEquals(0, instance.slip("trading:resume", "--reason", "over").status());
    assertEquals(0, instance.slip("pod:start", "momentum-fast").status());
    Files.copy(
        BusyPlugin.jar(instance.base.resolve("built"), "1.1.0", "bars = 0;"),
        deployed,
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    Await.until(
        "the other build decides",
        SOON,
        () -> instance.slip("order:list", "--pod", "guest").out().contains("DIP"));
    Files.delete(deployed);
    awaitStatus(instance, "guest", "WAITING");
  }

  private static void awaitStatus(LaunchedInstance instance, String pod, String status) {
    Await.until(
        pod + " is " + status, SOON, () -> MainJobTest.status(instance, pod).equals(status));
  }

  private static Instant eventTime(LaunchedInstance instance) {
    JsonNode session = instance.slip("portfolio:show", "--format", "json").json().get("session");
    String time = session.get("eventTime").asText();
    assertTrue(!time.isEmpty(), session.toString());
    return Instant.parse(time);
  }
}
