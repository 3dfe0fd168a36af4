package io.slipstream.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
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

  private static final boolean MANY = KILLS > 2;

  /** Recorded minutes a second, 20 or 60: the data must not end before the last kill. */
  private static final String BUSY = MANY ? "1200" : "3600";

  /** Each makes three or four orders at every bar. */
  private static final int PODS = MANY ? 24 : 7;

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
        final long since = System.nanoTime();
        Thread.sleep(random.nextLong(1_000));
        if (kill % 2 == 0) {
          Instance.Result taken = killed.slip("journal:snapshot");
          assertEquals(0, taken.status(), taken.toString());
        }
        JsonNode after = session(killed);
        double seconds = (System.nanoTime() - since) / 1e9;
        long durable = durable(killed);
        killed.kill();
        assertEquals("RUNNING", after.get("status").asText(), "it was not busy any more");
        seen.append(window(before, after, seconds)).append('\n');
        JsonNode restarted = session(killed.startAndAwait("0"));
        assertTrue(restarted.get("journalEntries").asLong() >= durable, "entries were lost");
        assertTrue(killed.terminal().contains("Recovered "), killed.terminal());
        killed.kill();
      }
      assertTrue(KILLS < 2 || resumed > 0, "no run went on from a snapshot");
      killed.startAndAwait("max").awaitEnd();
      assertEquals(whole, killed.stateHash());
      if (MANY) {
        seen.append(accepted(killed)).append('\n');
      }
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
    for (int pod = 1; pod <= PODS; pod++) {
      Files.writeString(
          instance.base.resolve("etc/io.slipstream.pod-busy-" + pod + ".cfg"), BusyPlugin.pod());
    }
    return instance;
  }

  private static JsonNode session(LaunchedInstance instance) {
    Await.until(
        "it is up", Duration.ofSeconds(60), () -> instance.slip("portfolio:show").status() == 0);
    return instance.slip("portfolio:show", "--format", "json").json().get("session");
  }

  /** Entries that cannot be lost any more; what comes behind them was not acknowledged. */
  private static long durable(LaunchedInstance instance) {
    JsonNode stats = instance.slip("journal:stats", "--format", "json").json();
    return stats.get("journal").get("durableSequence").asLong();
  }

  /** What was played between two questions: event times and journal entries. */
  private static String window(JsonNode before, JsonNode after, double seconds) {
    return String.format(
        Locale.ROOT,
        "%.2f s: %s to %s, %d entries",
        seconds,
        before.get("eventTime").asText(),
        after.get("eventTime").asText(),
        after.get("journalEntries").asLong() - before.get("journalEntries").asLong());
  }

  /** How many orders the venue accepted in one recorded hour. */
  private static String accepted(LaunchedInstance instance) {
    Instance.Result found =
        instance.slip(
            "audit:find",
            "--kind",
            "ORDER_CHANGED",
            "--from",
            "2013-11-26T00:00:00Z",
            "--to",
            "2013-11-26T01:00:00Z",
            "--limit",
            "100000",
            "--format",
            "json");
    long accepted = 0;
    for (JsonNode change : found.json()) {
      accepted += change.get("payload").toString().contains("ACCEPTED") ? 1 : 0;
    }
    return "accepted in one recorded hour: " + accepted;
  }
}
