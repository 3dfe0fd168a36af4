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

/** Limits from their file and from commands, in the distribution. */
class LimitsTest {
  @TempDir Path scratch;

  private static JsonNode limits(Instance on) throws IOException {
    return Instance.JSON.readTree(on.slip("risk:limits", "--format", "json").out());
  }

  private static String value(Instance on, String key) throws IOException {
    for (JsonNode limit : limits(on).get("limits")) {
      if (limit.get("key").asText().equals(key)) {
        return limit.get("limit").asText();
      }
    }
    return "";
  }

  private static Instance.Result set(Instance on, String... changes) {
    String[] line = new String[changes.length + 3];
    line[0] = "risk:set";
    line[1] = "--reason";
    line[2] = "drill";
    System.arraycopy(changes, 0, line, 3, changes.length);
    return on.slip(line);
  }

  @Test
  @Timeout(300)
  void shouldNotTradeOnAWrongFile() throws IOException, InterruptedException {
    try (LaunchedInstance on = LaunchedInstance.unpack(scratch)) {
      Files.writeString(
          on.base.resolve("etc/risk.limits"), "portfolio.leverage = 3\nportfolio.leverge = 2\n");
      on.start("360");
      Await.until(
          "the session refuses",
          Duration.ofSeconds(90),
          () ->
              on.slip("portfolio:show")
                  .toString()
                  .contains("etc/risk.limits, line 2: portfolio.leverge = 2:"));
    }
  }

  @Test
  @Timeout(300)
  void shouldTakeChangesWholeAndKeepThem() throws IOException, InterruptedException {
    try (LaunchedInstance on = LaunchedInstance.unpack(scratch)) {
      Path file = on.base.resolve("etc/risk.limits");
      Files.writeString(file, "# mine\nportfolio.leverage = 3\n");
      on.startAndAwait("360");
      Await.until(
          "the file holds",
          Duration.ofSeconds(20),
          () -> value(on, "portfolio.leverage").equals("3"));
      Files.writeString(file, "portfolio.leverage = 2\nportfolio.gross = 5\n");
      Await.until(
          "the wrong file is told of",
          Duration.ofSeconds(20),
          () -> limits(on).get("problem").asText().contains("line 2: portfolio.gross = 5"));
      assertEquals("3", value(on, "portfolio.leverage"));
      assertFalse(set(on, "portfolio.leverage=1", "portfolio.drawdown=2").status() == 0);
      assertEquals("3", value(on, "portfolio.leverage"), "all or none");
      assertEquals(0, set(on, "portfolio.leverage=1.5", "approval=two").status());
      assertEquals("1.5", value(on, "portfolio.leverage"));
      assertTrue(Files.readString(file).startsWith("# mine\n"), Files.readString(file));
      assertEquals(0, set(on, "portfolio.leverage=9").status());
      assertEquals("1.5", value(on, "portfolio.leverage"), "waits for a second person");
      Instance.Result own = on.slip("risk:approve", "1");
      assertTrue(own.toString().contains("another person has to approve it"), own.toString());
      String[] headers = {"Content-Type", "application/json", "Idempotency-Key", "l"};
      String wish = "{\"reason\":\"by http\",\"changes\":{\"portfolio.drawdown\":\"0.4\"}}";
      assertEquals(
          200,
          on.send("POST", "/api/risk/limits", wish, "admin", on.password(), headers).statusCode());
      assertTrue(on.get("/api/risk/limits").body().contains("portfolio.drawdown"));
      assertEquals("0.4", value(on, "portfolio.drawdown"));
      assertEquals(0, on.slip("risk:block", "BTC/USD", "--reason", "drill").status());
      assertEquals("true", value(on, "instrument.BTC/USD.restricted"));
      on.kill();
      on.startAndAwait("360");
      assertEquals("1.5", value(on, "portfolio.leverage"));
      assertEquals("true", value(on, "instrument.BTC/USD.restricted"));
      Instance.Result replay = on.slip("journal:replay");
      assertEquals(0, replay.status(), replay.toString());
    }
  }
}
