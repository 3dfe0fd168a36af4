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
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds side by side, selected and rolled back by shell and by HTTP, also across a kill. */
class RollbackTest {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String REMEMBER = "bars = snapshot.number(\"bars\");";
  private static final String REFUSE = "throw new IllegalArgumentException(\"not mine\");";

  @TempDir Path scratch;

  @Test
  void shouldGoBackAfterABadBuildAfterARestartAndTwiceInARow() throws Exception {
    try (LaunchedInstance instance = LaunchedInstance.unpack(scratch.resolve("instance"))) {
      drop(instance, "1.0.0", REMEMBER, "one.jar");
      Files.writeString(instance.base.resolve("etc/io.slipstream.pod-busy.cfg"), BusyPlugin.pod());
      instance.startAndAwait("3600");
      awaitPod(instance, "1.0.0");
      Set<String> others = bundles(instance);
      drop(instance, "2.0.0", REMEMBER, "two.jar");
      awaitPod(instance, "2.0.0");
      assertEquals("1.0.0 INSTALLED, 2.0.0 CURRENT busy", listed(instance));
      assertEquals(others, bundles(instance));
      selectAndRollBackOnceForAKey(instance);
      rollBackFromABuildThatDoesNotTakeOver(instance);
      instance.kill();
      instance.startAndAwait("3600");
      assertPod(instance, "2.0.0");
      assertEquals("1.0.0 INSTALLED, 2.0.0 CURRENT busy, 3.0.0 INSTALLED", listed(instance));
      rollBackAgainByHttpUntilThereIsNone(instance);
      record(instance);
      Instance.Result unknown = instance.slip("strategy:reload", "template", "9.9.9");
      assertTrue(
          (unknown.out() + unknown.err()).contains("has no build '9.9.9'"), unknown.toString());
      assertEquals(0, instance.slip("strategy:unload", "template").status());
      awaitReason(instance, "strategy template is not installed");
      assertEquals(0, instance.slip("journal:replay").status());
      instance.stop();
    }
  }

  private static void selectAndRollBackOnceForAKey(LaunchedInstance instance) {
    assertMoved(instance.slip("strategy:reload", "template", "1.0.0"));
    assertPod(instance, "1.0.0");
    Instance.Result same = instance.slip("strategy:reload", "template", "1.0.0");
    assertMoved(same);
    assertTrue(same.out().contains("already runs this build"), same.toString());
    Instance.Result back = instance.slip("strategy:rollback", "template", "--key", "back-1");
    assertMoved(back);
    assertPod(instance, "2.0.0");
    assertEquals(
        back.out(), instance.slip("strategy:rollback", "template", "--key", "back-1").out());
    assertPod(instance, "2.0.0");
  }

  private void rollBackFromABuildThatDoesNotTakeOver(LaunchedInstance instance) throws Exception {
    drop(instance, "3.0.0", REFUSE, "three.jar");
    awaitReason(instance, "2.0.0 goes on, as 3.0.0 does not take what it remembers");
    assertEquals("1.0.0 INSTALLED, 2.0.0 INSTALLED busy, 3.0.0 CURRENT", listed(instance));
    Instance.Result refused = instance.slip("strategy:reload", "template");
    assertNotEquals(0, refused.status(), refused.toString());
    assertTrue(refused.out().contains("does not take what it remembers"), refused.toString());
    assertMoved(instance.slip("strategy:rollback", "template"));
  }

  private static void rollBackAgainByHttpUntilThereIsNone(LaunchedInstance instance)
      throws Exception {
    HttpResponse<String> second = post(instance, "rollback", "", "back-2");
    assertEquals(200, second.statusCode(), second.body());
    assertPod(instance, "1.0.0");
    assertEquals(second.body(), post(instance, "rollback", "", "back-2").body());
    HttpResponse<String> third = post(instance, "rollback", "", "back-3");
    assertEquals(422, third.statusCode(), third.body());
    assertTrue(third.body().contains("has no build to go back to"), third.body());
    HttpResponse<String> again = post(instance, "reload", "{\"version\":\"2.0.0\"}", "again");
    assertEquals(200, again.statusCode(), again.body());
    assertTrue(again.body().contains("\"moved\":true"), again.body());
    assertEquals(404, post(instance, "rollback", "", "nope", "nope").statusCode());
  }

  private void drop(LaunchedInstance instance, String version, String restore, String name)
      throws IOException {
    Path jar = BusyPlugin.jar(scratch.resolve(version), version, restore);
    Path deploy = Files.createDirectories(instance.base.resolve("deploy"));
    Path part = deploy.resolve("." + name);
    Files.copy(jar, part, StandardCopyOption.REPLACE_EXISTING);
    Files.move(part, deploy.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }

  /** From the request to the answer that the pod runs the other build. */
  private static void record(LaunchedInstance instance) throws Exception {
    long[] millis = new long[20];
    for (int i = 0; i < millis.length; i++) {
      String body = "{\"version\":\"" + (i % 2 == 0 ? "1.0.0" : "2.0.0") + "\"}";
      long start = System.nanoTime();
      HttpResponse<String> answer = post(instance, "reload", body, "record-" + i);
      millis[i] = (System.nanoTime() - start) / 1_000_000;
      assertTrue(answer.body().contains("\"moved\":true"), answer.body());
    }
    Arrays.sort(millis);
    Files.writeString(
        Path.of("target", "reload.txt"),
        "reload by HTTP, ms, sorted: " + Arrays.toString(millis) + ", median " + millis[10] + "\n");
  }

  private static void assertMoved(Instance.Result result) {
    assertEquals(0, result.status(), result.toString());
    assertTrue(result.out().contains("is current"), result.toString());
  }

  private static HttpResponse<String> post(
      LaunchedInstance instance, String verb, String body, String key) throws Exception {
    return post(instance, verb, body, key, "template");
  }

  private static HttpResponse<String> post(
      LaunchedInstance instance, String verb, String body, String key, String id) throws Exception {
    return instance.send(
        "POST",
        "/api/strategies/" + id + "/" + verb,
        body,
        "admin",
        instance.password(),
        "Idempotency-Key",
        key,
        "Content-Type",
        "application/json");
  }

  /** Builds of the template with their pods, by version. */
  private static String listed(LaunchedInstance instance) throws Exception {
    Set<String> rows = new TreeSet<>();
    for (JsonNode build :
        Instance.JSON.readTree(instance.get("/api/strategies").body()).get("builds")) {
      if (build.get("id").asText().equals("template")) {
        String pods = build.get("pods").isEmpty() ? "" : " " + build.get("pods").get(0).asText();
        rows.add(build.get("version").asText() + " " + build.get("state").asText() + pods);
      }
    }
    return String.join(", ", rows);
  }

  /** Number, name and place of every bundle that is no plugin; one may still be starting. */
  private static Set<String> bundles(LaunchedInstance instance) {
    Instance.Result result = instance.slip("bundle:list", "-l", "--no-format");
    assertEquals(0, result.status(), result.toString());
    assertTrue(result.out().contains("io.slipstream/runtime"), result.out());
    return result
        .out()
        .lines()
        .filter(line -> !line.contains("slipstream:"))
        .map(line -> line.replaceAll("Active|Starting|Waiting", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static JsonNode pod(LaunchedInstance instance) {
    for (JsonNode pod : instance.slip("pod:list", "--format", "json").json()) {
      if (pod.get("name").asText().equals("busy")) {
        return pod;
      }
    }
    throw new AssertionError("there is no pod busy");
  }

  private static void assertPod(LaunchedInstance instance, String version) {
    JsonNode pod = pod(instance);
    assertEquals("ACTIVE", pod.get("status").asText(), pod.toString());
    assertEquals(version, pod.get("version").asText(), pod.toString());
  }

  private static void awaitPod(LaunchedInstance instance, String version) {
    Await.until(version, SOON, () -> pod(instance).get("version").asText().equals(version));
  }

  private static void awaitReason(LaunchedInstance instance, String reason) {
    Await.until(reason, SOON, () -> pod(instance).get("reason").asText().contains(reason));
  }
}
