package io.slipstream.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract of every pod, by shell and HTTP; the remote one is the program of its page. */
class RemotePodsTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Pattern BLOCK = Pattern.compile("(?s)```python\n(.*?)```");

  @TempDir static Path scratch;

  private static LaunchedInstance instance;
  private Process program;

  @BeforeAll
  static void start() throws Exception {
    instance = LaunchedInstance.unpack(scratch.resolve("instance")).startAndAwait("0");
  }

  @AfterAll
  static void stop() {
    instance.close();
  }

  @Test
  void shouldJoinBeAllottedHaltedKilledComeBackAndStart() throws Exception {
    Assumptions.assumeTrue(hasPython(), "python3 was not found, the program of the page needs it");
    Path script = Files.writeString(scratch.resolve("pod.py"), programOfThePage());
    int port = Instance.freePort();
    launch(script, port);
    try {
      String equity = equity();
      join(port);
      allot();
      halt();
      assertEquals(equity, equity(), "its money is not in the portfolio's sum");

      kill();
      awaitPod("LOST", "LOST", "HALTING");
      HttpResponse<String> health = instance.getOpenly("/healthz");
      assertEquals(200, health.statusCode());
      assertTrue(health.body().contains("\"remotePodsNotHealthy\":{\"alpha\":\"LOST\"}"));
      String metrics = instance.getOpenly("/metrics").body();
      assertTrue(metrics.contains("slipstream_remote_pod_lost{pod=\"alpha\"} 1.0"), metrics);

      launch(script, port);
      awaitPod("back", "HEALTHY", "HALTED");
      instance.kill();
      instance.startAndAwait("0");
      awaitPod("halted after a restart", "HEALTHY", "HALTED");
      ok("pod:start", "alpha");
      awaitPod("started", "HEALTHY", "TRADING");
      changeAndRemoveItsFile();
      assertEquals(0, instance.slip("journal:replay").status());
    } finally {
      kill();
    }
  }

  private static boolean hasPython() {
    return Arrays.stream(System.getenv("PATH").split(java.io.File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "python3")));
  }

  private static String programOfThePage() throws IOException {
    Matcher block =
        BLOCK.matcher(Files.readString(Instance.repository().resolve("docs/remote-pods.md")));
    assertTrue(block.find(), "the page has a program");
    assertTrue(block.group(1).lines().filter(line -> !line.isBlank()).count() <= 32);
    return block.group(1);
  }

  private void launch(Path script, int port) throws IOException {
    program =
        new ProcessBuilder("python3", script.toString(), String.valueOf(port))
            .redirectErrorStream(true)
            .redirectOutput(scratch.resolve("program-" + System.nanoTime() + ".txt").toFile())
            .start();
  }

  private void kill() throws InterruptedException {
    program.descendants().forEach(ProcessHandle::destroyForcibly);
    program.destroyForcibly();
    assertTrue(program.waitFor(30, TimeUnit.SECONDS));
  }

  private static void join(int port) throws Exception {
    ok(
        "pod:join",
        "alpha",
        "http://127.0.0.1:" + port,
        "capital=10000",
        "poll.millis=200",
        "late.after.millis=1000",
        "lost.after.millis=3000");
    JsonNode joined = awaitPod("joined", "HEALTHY", "TRADING");
    assertEquals("REMOTE", joined.get("place").asText());
    assertTrue(ok("pod:list").contains("alpha"));
    assertTrue(ok("audit:find", "--kind", "OPERATION_BEGUN").contains("pod:join alpha"));
  }

  private static void allot() throws Exception {
    String[] words = {"pod:configure", "alpha", "capital=25000", "limit.maxPosition=5"};
    assertTrue(ok(words).contains("in force: {capital=25000, limit.maxPosition=5}"));
    JsonNode allotted = status("alpha");
    assertEquals(allotted.get("wanted"), allotted.get("acknowledged"));
    assertEquals(25_000, allotted.get("equity").asInt());
    Instance.Result refused = instance.slip("pod:configure", "alpha", "limit.maxPosition=500");
    assertNotEquals(0, refused.status());
    assertTrue(
        (refused.out() + refused.err()).contains("limits.maxPosition: up to 100 is allowed"),
        refused::toString);
    assertEquals(allotted.get("wanted"), status("alpha").get("wanted"));
  }

  private static void halt() throws Exception {
    HttpResponse<String> halted = post("alpha/halt", "{\"position\":\"flatten\"}", "halt-alpha");
    assertEquals(200, halted.statusCode(), halted.body());
    JsonNode report = Instance.JSON.readTree(halted.body());
    assertEquals("HALTED", report.get("trading").asText(), halted.body());
    assertEquals(
        halted.body(), post("alpha/halt", "{\"position\":\"flatten\"}", "halt-alpha").body());
    assertEquals(409, post("alpha/start", "", "halt-alpha").statusCode());
  }

  private static void changeAndRemoveItsFile() throws Exception {
    Path file = instance.base.resolve("etc/io.slipstream.remotepod-alpha.cfg");
    String text = Files.readString(file);
    Files.writeString(file, text.replace("capital = 25000", "capital = 30000"));
    Await.until(
        "the edit is in force",
        SOON,
        () -> status("alpha").get("acknowledged").get("capital").asText().equals("30000"));
    Files.writeString(file, text.replace("capital = 25000", "capital = much"));
    Await.until(
        "the edit is refused",
        SOON,
        () -> status("alpha").get("reason").asText().contains("capital = 'much'"));
    Files.delete(file);
    Await.until(
        "it left", SOON, () -> instance.get("/api/v1/pods/alpha/status").statusCode() == 404);
  }

  @Test
  void shouldAnswerTheContractForAPodOfThisProcess() throws Exception {
    JsonNode status = status("momentum-fast");
    assertEquals("IN_PROCESS", status.get("place").asText());
    assertEquals("HEALTHY", status.get("health").asText());
    assertTrue(status.get("stage").isNull());
    assertEquals(status.get("wanted"), status.get("acknowledged"));
    String body = "{\"limits\":{\"maxPosition\":\"3\"},\"parameters\":{\"short\":11}}";
    HttpResponse<String> configured = post("momentum-fast/configure", body, "configure-1");
    assertEquals(200, configured.statusCode(), configured.body());
    JsonNode inForce = Instance.JSON.readTree(configured.body()).get("acknowledged");
    assertEquals("3", inForce.get("limit.maxPosition").asText());
    assertEquals("11", inForce.get("param.short").asText());
    assertEquals(configured.body(), post("momentum-fast/configure", body, "configure-1").body());
    String bad = "{\"limits\":{\"maxPosition\":\"4\"},\"parameters\":{\"short\":\"all\"}}";
    HttpResponse<String> refused = post("momentum-fast/configure", bad, "configure-2");
    assertEquals(422, refused.statusCode(), refused.body());
    assertTrue(refused.body().contains("parameter short = 'all'"), refused.body());
    assertEquals(inForce, status("momentum-fast").get("acknowledged"));
    HttpResponse<String> halted = post("momentum-fast/halt", "", "halt-1");
    assertEquals(
        "HALTED", Instance.JSON.readTree(halted.body()).get("trading").asText(), halted.body());
    assertEquals(200, post("momentum-fast/start", "", "start-1").statusCode());
    JsonNode heartbeat =
        Instance.JSON.readTree(instance.get("/api/v1/pods/momentum-fast/heartbeat").body());
    assertTrue(heartbeat.get("alive").asBoolean(), heartbeat.toString());
    assertEquals(400, post("momentum-fast/halt", "{\"position\":\"sell\"}", "h-2").statusCode());
    assertEquals(404, post("momentum-fast/dance", "", "d-1").statusCode());
    assertEquals(404, post("nobody/halt", "", "n-1").statusCode());
    assertEquals(404, instance.get("/api/v1/pods/nobody/heartbeat").statusCode());
  }

  @Test
  void shouldRefuseAProgramThatMayNotJoin() throws Exception {
    Instance.Result plain = instance.slip("pod:join", "far", "http://10.0.0.7:9000");
    assertNotEquals(0, plain.status());
    assertTrue((plain.out() + plain.err()).contains("allow.plain.http = true"), plain::toString);
    HttpResponse<String> secret =
        post("far/join", "{\"url\":\"https://me:hush@pods.example\"}", "join-1");
    assertEquals(422, secret.statusCode(), secret.body());
    HttpResponse<String> taken =
        post("momentum-fast/join", "{\"url\":\"http://127.0.0.1:1\"}", "join-2");
    assertEquals(422, taken.statusCode(), taken.body());
    assertTrue(taken.body().contains("no pod of this process had"), taken.body());
    String found = ok("audit:find", "--kind", "OPERATION_BEGUN");
    assertTrue(!found.contains("hush") && !found.contains("10.0.0.7"), found);
    Instance.Result unknown = instance.slip("pod:leave", "far");
    assertTrue((unknown.out() + unknown.err()).contains("unknown remote pod 'far'"));
  }

  private static String ok(String... words) {
    Instance.Result result = instance.slip(words);
    assertEquals(0, result.status(), () -> List.of(words) + ": " + result);
    return result.out();
  }

  private static HttpResponse<String> post(String path, String body, String key) throws Exception {
    return instance.send(
        "POST",
        "/api/v1/pods/" + path,
        body,
        "admin",
        instance.password(),
        "Idempotency-Key",
        key,
        "Content-Type",
        "application/json");
  }

  private static JsonNode status(String pod) throws Exception {
    HttpResponse<String> answer = instance.get("/api/v1/pods/" + pod + "/status");
    assertEquals(200, answer.statusCode(), answer.body());
    return Instance.JSON.readTree(answer.body());
  }

  private static JsonNode awaitPod(String what, String health, String trading) throws Exception {
    Await.until(
        what,
        SOON,
        () -> {
          JsonNode pod = status("alpha");
          return pod.get("health").asText().equals(health)
              && pod.get("trading").asText().equals(trading);
        });
    return status("alpha");
  }

  private static String equity() throws Exception {
    return Instance.JSON.readTree(instance.get("/api/session").body()).get("equity").asText();
  }
}
