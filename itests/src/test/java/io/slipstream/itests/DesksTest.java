package io.slipstream.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A desk in the distribution: set, voting, seen, killed and going on. */
class DesksTest {
  @TempDir Path scratch;

  private static JsonNode desk(Instance on) throws IOException {
    Instance.Result shown = on.slip("desk:show", "both", "--format", "json");
    assertEquals(0, shown.status(), shown.toString());
    return Instance.JSON.readTree(shown.out());
  }

  @Test
  @Timeout(400)
  void shouldVoteAndGoOnAfterAKill() throws IOException, InterruptedException {
    try (LaunchedInstance on = LaunchedInstance.unpack(scratch)) {
      Files.writeString(
          on.base.resolve("etc/risk.limits"), "desk.both.pods = momentum-fast, momentum-slow\n");
      on.startAndAwait("3600");
      Await.until(
          "the desk is there",
          Duration.ofSeconds(30),
          () -> on.slip("desk:list").out().contains("momentum-fast, momentum-slow"));
      assertFalse(on.slip("desk:set", "both", "--rule", "SHOUT", "--reason", "x").status() == 0);
      Instance.Result set =
          on.slip(
              "desk:set",
              "both",
              "--rule",
              "WEIGHTED",
              "--weight",
              "momentum-fast=2",
              "--reason",
              "drill");
      assertEquals(0, set.status(), set.toString());
      Await.until(
          "it has decided", Duration.ofSeconds(120), () -> desk(on).get("decisions").asLong() > 0);
      String metrics = on.get("/metrics").body();
      assertTrue(metrics.contains("meta_coordinations_total{desk=\"both\""), metrics);
      assertTrue(metrics.contains("meta_overrides_total{"), metrics);
      assertTrue(metrics.contains("meta_latency_seconds_count"), metrics);
      Instance.Result found = on.slip("audit:find", "--kind", "DESK_DECIDED");
      assertTrue(found.out().contains("desk both decides on"), found.toString());
      for (JsonNode said : desk(on).get("newest").get(0).get("said")) {
        if (said.asText().matches("momentum-[a-z]+-[0-9]+ .*")) {
          Instance.Result story = on.slip("audit:story", said.asText().split(" ", 2)[0]);
          assertTrue(story.out().contains("INTENT"), story.toString());
          assertTrue(story.out().contains("INITIALIZED"), story.toString());
        }
      }
      on.kill();
      on.startAndAwait("3600");
      assertEquals("WEIGHTED", desk(on).get("rule").asText());
      assertEquals("2", desk(on).get("weights").get("momentum-fast").asText());
      Instance.Result replay = on.slip("journal:replay");
      assertEquals(0, replay.status(), replay.toString());
    }
  }
}
