package io.slipstream.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every way in, from outside. */
class KillSwitchTest {
  @TempDir Path scratch;

  private static String state(Instance on) throws IOException, InterruptedException {
    return session(on).get("tradingState").asText();
  }

  private static JsonNode session(Instance on) throws IOException, InterruptedException {
    return Instance.JSON.readTree(on.get("/api/session").body());
  }

  private static HttpResponse<String> post(Instance on, String verb, String body, String key)
      throws IOException, InterruptedException {
    String[] headers = {"Content-Type", "application/json", "Idempotency-Key", key};
    return on.send("POST", "/api/trading/" + verb, body, "admin", on.password(), headers);
  }

  private static void await(Instance on, String wanted, String what) {
    Await.until(what, Duration.ofSeconds(20), () -> state(on).equals(wanted));
  }

  @Test
  @Timeout(300)
  void shouldHaltByEveryWayIn() throws IOException, InterruptedException {
    try (LaunchedInstance on = LaunchedInstance.unpack(scratch)) {
      on.startAndAwait("360");
      Instance.Result would =
          on.slip("trading:halt", "--pod", "momentum-fast", "--reason", "drill", "--simulate");
      assertEquals(0, would.status(), would.toString());
      assertTrue(would.out().contains("pod momentum-fast would go from ACTIVE"), would.toString());
      on.slip("trading:halt", "--pod", "momentum-fast", "--reason", "drill");
      assertEquals("ACTIVE", state(on));
      assertEquals(
          "momentum-fast", session(on).get("scopes").get(0).get("scope").get("name").asText());
      assertEquals(
          0, on.slip("trading:resume", "--pod", "momentum-fast", "--reason", "over").status());
      assertNotEquals(0, on.slip("trading:resume").status());
      Instance.Result meant = on.slip("trading:halt", "momentum-fast");
      assertNotEquals(0, meant.status());
      assertTrue(meant.toString().contains("--pod"), meant.toString());
      assertEquals("ACTIVE", state(on));
      assertNotEquals(
          0, on.slip("trading:reduce", "--venue", "NYSE", "--reason", "drill").status());
      assertEquals(0, on.slip("trading:reduce", "--venue", "SIM", "--reason", "drill").status());
      assertEquals(0, on.slip("trading:resume", "--venue", "SIM", "--reason", "over").status());

      assertEquals(200, post(on, "halt", "{\"reason\":\"drill\"}", "a").statusCode());
      assertEquals("HALTED", state(on));
      assertEquals(422, post(on, "reduce", "{\"reason\":\"less\"}", "b").statusCode());
      assertEquals(200, post(on, "resume", "{\"reason\":\"over\"}", "c").statusCode());
      assertEquals(400, post(on, "halt", "{\"reason\":\" \"}", "d").statusCode());

      Path file = on.base.resolve("etc/HALT");
      // One that is there before its content says "no reason given", and may.
      Path part = Files.writeString(on.base.resolve("etc/HALT.part"), "by file");
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      await(on, "HALTED", "the file halts");
      assertEquals("by file", session(on).get("tradingStateReason").asText());
      assertEquals(422, post(on, "resume", "{\"reason\":\"over\"}", "e").statusCode());
      Files.delete(file);
      Await.until(
          "resumed after the file went",
          Duration.ofSeconds(20),
          () -> on.slip("trading:resume", "--reason", "over").status() == 0);
      assertEquals("ACTIVE", state(on));

      Process signal =
          new ProcessBuilder("kill", "-USR1", String.valueOf(on.pid())).inheritIO().start();
      assertTrue(signal.waitFor(10, TimeUnit.SECONDS));
      await(on, "HALTED", "the signal halts");
      assertEquals("the process got the signal", session(on).get("tradingStateReason").asText());
    }
  }
}
