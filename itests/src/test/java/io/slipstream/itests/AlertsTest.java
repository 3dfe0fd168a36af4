package io.slipstream.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(ExamDistribution.class)
class AlertsTest {
  private static final String HOOKED =
      """
      channel.hook.kind = webhook
      channel.hook.url = http://127.0.0.1:PORT/
      rule.1-now.severity = emergency
      rule.1-now.channels = log,console,hook
      """;

  @TempDir Path scratch;

  private static JsonNode halted(Instance slipstream) {
    for (JsonNode alert : slipstream.slip("alert:list", "--format", "json").json()) {
      if (alert.get("newest").get("type").asText().equals("HALTED")) {
        return alert;
      }
    }
    return null;
  }

  /** In a container of its own: a halt that another test left open would take this one in. */
  @Test
  @Timeout(300)
  void shouldTellOfAHaltAndBeAnswered() throws Exception {
    try (LaunchedInstance slipstream = LaunchedInstance.unpack(scratch)) {
      slipstream.startAndAwait("360");
      haltAndAnswer(slipstream);
    }
  }

  private static void haltAndAnswer(Instance slipstream) throws Exception {
    LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          heard.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    Path settings = slipstream.base.resolve("etc/io.slipstream.alerts.cfg");
    String before = Files.readString(settings);
    try {
      Files.writeString(
          settings, HOOKED.replace("PORT", String.valueOf(server.getAddress().getPort())));
      Await.until(
          "the channel is there",
          Duration.ofSeconds(20),
          () -> slipstream.slip("alert:channels").out().contains("webhook"));
      slipstream.slip("trading:halt", "--reason", "an exercise of alerts");
      String message = heard.poll(20, TimeUnit.SECONDS);
      assertNotNull(message);
      assertTrue(message.contains("an exercise of alerts"), message);
      acknowledge(slipstream);
    } finally {
      slipstream.slip("trading:resume", "--reason", "the exercise is over");
      Files.writeString(settings, before);
      server.stop(0);
    }
    Instance.Result violations = slipstream.slip("risk:violations", "--severity", "emergency");
    assertTrue(violations.out().contains("an exercise of alerts"), violations::toString);
  }

  private static void acknowledge(Instance slipstream) throws Exception {
    JsonNode alert = halted(slipstream);
    assertEquals("OPEN", alert.get("state").asText());
    HttpResponse<String> answer =
        slipstream.send(
            "POST",
            "/api/alerts/" + alert.get("number").asLong() + "/acknowledge",
            "{\"reason\": \"I wanted it\"}",
            "admin",
            slipstream.password(),
            "Content-Type",
            "application/json",
            "Idempotency-Key",
            "alerts-test");
    assertEquals(200, answer.statusCode(), answer.body());
    assertEquals("ACKNOWLEDGED", halted(slipstream).get("state").asText());
    assertTrue(slipstream.get("/api/alerts").body().contains("I wanted it"));
    String metrics = slipstream.get("/metrics").body();
    assertTrue(metrics.contains("slipstream_alerts_delivered_total{channel=\"hook\"} 1"), metrics);
  }

  @Test
  void shouldSayWhichSettingIsWrongAndGoOn(Instance slipstream) throws Exception {
    Path settings = slipstream.base.resolve("etc/io.slipstream.alerts.cfg");
    String before = Files.readString(settings);
    try {
      Files.writeString(settings, before + "\nrule.9.severity = dreadful\n");
      Await.until(
          "it is reported",
          Duration.ofSeconds(20),
          () -> slipstream.slip("alert:rules").out().contains("rule.9.severity = 'dreadful'"));
      assertTrue(slipstream.slip("alert:rules").out().contains("2-critical"), "in force before");
    } finally {
      Files.writeString(settings, before);
    }
  }

  @Test
  void shouldFindNoDifferenceBetweenTheBooksAndWhatTheVenueReported(Instance slipstream) {
    for (int i = 0; i < 3; i++) {
      JsonNode view = slipstream.slip("risk:reconcile", "--format", "json").json();
      assertEquals(0, view.get("differences").size(), view::toString);
      assertTrue(view.get("compared").asInt() >= 2, view::toString);
    }
  }

  @Test
  void shouldWriteTheRiskReportOfTheDay(Instance slipstream) throws Exception {
    JsonNode files =
        slipstream.slip("risk:report", "--out", scratch.toString(), "--format", "json").json();
    Path page = scratch.resolve("risk-" + files.get("day").asText() + ".html");
    String html = Files.readString(page);
    assertTrue(html.contains("Limits and their use"), html);
    assertTrue(html.contains("pod.momentum-fast.position"), html);
    assertTrue(
        Files.exists(scratch.resolve("risk-" + files.get("day").asText() + "-violations.csv")));
  }
}
