package io.slipstream.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the whole container at random moments of a busy paper session, well over a thousand orders
 * a second: it ends in the state of one that was never killed, and everything it said is true.
 */
class ContainerCrashTest {
  /** More on request: {@code -Dslipstream.container.kills=20}. */
  private static final int KILLS = Integer.getInteger("slipstream.container.kills", 2);

  /** 150 recorded minutes a second, for each of which three pods make ten orders. */
  private static final String BUSY = "9000";

  @TempDir Path scratch;

  @Test
  void shouldEndAsIfItHadNeverBeenKilled() throws Exception {
    Path busy = BusyPlugin.jar(scratch.resolve("plugin"));
    String whole = whole(busy);
    StringBuilder seen = new StringBuilder();
    try (LaunchedInstance killed = unpack("killed", busy)) {
      SplittableRandom random = new SplittableRandom(KILLS);
      int resumed = 0;
      for (int kill = 0; kill < KILLS; kill++) {
        killed.startAndAwait(BUSY);
        resumed += killed.terminal().contains("Recovered the snapshot at entry ") ? 1 : 0;
        JsonNode before = session(killed);
        Thread.sleep(random.nextLong(1_000));
        if (kill % 2 == 0) {
          Instance.Result taken = killed.slip("journal:snapshot");
          assertEquals(0, taken.status(), taken.toString());
        }
        JsonNode after = session(killed);
        killed.kill();
        seen.append(rate(before, after)).append('\n');
        JsonNode restarted = session(killed.startAndAwait("0"));
        long last = after.get("journalEntries").asLong();
        assertTrue(restarted.get("journalEntries").asLong() >= last, "entries were lost");
        assertTrue(killed.terminal().contains("Recovered "), killed.terminal());
        killed.kill();
      }
      assertTrue(KILLS < 2 || resumed > 0, "no run went on from a snapshot");
      killed.startAndAwait("max").awaitEnd();
      assertEquals(whole, killed.stateHash());
      Instance.Result replay = killed.slip("journal:replay");
      assertEquals(0, replay.status(), replay.toString());
      Instance.Result verified = killed.slip("audit:verify");
      assertEquals(0, verified.status(), verified.toString());
      killed.stop();
    }
    Files.writeString(Path.of("target", "container-kills.txt"), seen);
  }

  private String whole(Path busy) throws Exception {
    try (LaunchedInstance week = unpack("whole", busy)) {
      week.startAndAwait("max").awaitEnd();
      String hash = week.stateHash();
      week.stop();
      return hash;
    }
  }

  private LaunchedInstance unpack(String name, Path busy) throws IOException {
    LaunchedInstance instance = LaunchedInstance.unpack(scratch.resolve(name));
    Files.copy(busy, instance.base.resolve("deploy/busy.jar"));
    for (String pod : new String[] {"busy-a", "busy-b", "busy-c"}) {
      Files.writeString(
          instance.base.resolve("etc/io.slipstream.pod-" + pod + ".cfg"), BusyPlugin.pod());
    }
    return instance;
  }

  private static JsonNode session(LaunchedInstance instance) {
    Await.until(
        "it is up", Duration.ofSeconds(60), () -> instance.slip("portfolio:show").status() == 0);
    return instance.slip("portfolio:show", "--format", "json").json().get("session");
  }

  private static String rate(JsonNode before, JsonNode after) {
    return before.get("eventTime").asText()
        + " "
        + before.get("journalEntries").asLong()
        + " -> "
        + after.get("eventTime").asText()
        + " "
        + after.get("journalEntries").asLong();
  }
}
