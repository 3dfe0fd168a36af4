package io.slipstream.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Another build of a strategy that is dropped in takes the pod over with what the one before
 * remembers, or does not take it over at all; also across a kill.
 */
class SwapTest {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Pattern BARS = Pattern.compile("because DIP ([0-9]+)");

  @TempDir Path scratch;

  @Test
  void shouldHandOverWhatIsRememberedOrKeepWhatWorks() throws Exception {
    try (LaunchedInstance instance = LaunchedInstance.unpack(scratch.resolve("instance"))) {
      drop(instance, BusyPlugin.jar(scratch.resolve("one")));
      Files.writeString(instance.base.resolve("etc/io.slipstream.pod-busy.cfg"), BusyPlugin.pod());
      instance.startAndAwait("3600");
      long counted = awaitMoreThan(instance, 20);
      drop(
          instance,
          BusyPlugin.jar(
              scratch.resolve("two"), "2.0.0", "bars = snapshot.number(\"bars\") + 1000000;"));
      awaitVersion(instance, "2.0.0");
      long handedOver = awaitMoreThan(instance, 1_000_000 + counted);
      assertTrue(handedOver < 1_000_000 + counted + 5_000, counted + " became " + handedOver);
      drop(
          instance,
          BusyPlugin.jar(
              scratch.resolve("three"),
              "3.0.0",
              "throw new IllegalArgumentException(\"not mine\");"));
      awaitRefusal(instance);
      long before = awaitMoreThan(instance, handedOver);
      instance.kill();
      instance.startAndAwait("3600");
      awaitRefusal(instance);
      assertEquals("2.0.0", pod(instance).get("version").asText());
      awaitMoreThan(instance, before);
      assertEquals(0, instance.slip("pod:stop", "busy").status());
      awaitVersion(instance, "3.0.0");
      assertEquals(0, instance.slip("pod:start", "busy").status());
      assertEquals("ACTIVE", pod(instance).get("status").asText());
      assertEquals(0, instance.slip("journal:replay").status());
      instance.stop();
    }
  }

  @Test
  void shouldGoBackToTheBuildBeforeWhenOneFailsOnProbation() throws Exception {
    try (LaunchedInstance instance = LaunchedInstance.unpack(scratch.resolve("instance"))) {
      drop(instance, BusyPlugin.jar(scratch.resolve("one")));
      Files.writeString(instance.base.resolve("etc/io.slipstream.pod-busy.cfg"), BusyPlugin.pod());
      instance.startAndAwait("1800");
      awaitMoreThan(instance, 20);
      drop(instance, BusyPlugin.failing(scratch.resolve("two"), "2.0.0"));
      awaitReason(instance, "1.0.0 goes on, as 2.0.0 failed on probation");
      assertEquals("ACTIVE", pod(instance).get("status").asText());
      long before = awaitMoreThan(instance, counted(instance) + 20);
      instance.kill();
      instance.startAndAwait("1800");
      awaitReason(instance, "1.0.0 goes on, as 2.0.0 failed on probation");
      assertEquals("1.0.0", pod(instance).get("version").asText());
      awaitMoreThan(instance, before);
      drop(
          instance,
          BusyPlugin.jar(scratch.resolve("three"), "3.0.0", "bars = snapshot.number(\"bars\");"));
      awaitVersion(instance, "3.0.0");
      awaitMoreThan(instance, counted(instance) + 120);
      instance.slip("trading:halt", "--reason", "to count");
      assertEveryBarOnce(instance);
      assertEquals(0, instance.slip("journal:replay").status());
      instance.stop();
    }
  }

  /** Whichever build decided, the bars it counted follow each other. */
  private static void assertEveryBarOnce(LaunchedInstance instance) {
    long last = 0;
    for (Matcher match = BARS.matcher(intents(instance)); match.find(); ) {
      long bar = Long.parseLong(match.group(1));
      assertTrue(last == 0 || bar == last + 1, "bar " + bar + " after " + last);
      last = bar;
    }
    assertTrue(last > 100, "it counted " + last);
  }

  private static void drop(LaunchedInstance instance, Path jar) throws IOException {
    Path deploy = Files.createDirectories(instance.base.resolve("deploy"));
    Path part = deploy.resolve(".busy.part");
    Files.copy(jar, part, StandardCopyOption.REPLACE_EXISTING);
    Files.move(part, deploy.resolve("busy.jar"), StandardCopyOption.REPLACE_EXISTING);
  }

  private static void awaitVersion(LaunchedInstance instance, String version) {
    Await.until(version, SOON, () -> pod(instance).get("version").asText().equals(version));
  }

  private static void awaitRefusal(LaunchedInstance instance) {
    awaitReason(instance, "2.0.0 goes on, as 3.0.0 does not take what it remembers");
  }

  private static void awaitReason(LaunchedInstance instance, String reason) {
    Await.until(reason, SOON, () -> pod(instance).get("reason").asText().contains(reason));
  }

  private static JsonNode pod(LaunchedInstance instance) {
    for (JsonNode pod : instance.slip("pod:list", "--format", "json").json()) {
      if (pod.get("name").asText().equals("busy")) {
        return pod;
      }
    }
    throw new AssertionError("there is no pod busy");
  }

  /** How many bars the strategy says it has counted. */
  private static long awaitMoreThan(LaunchedInstance instance, long least) {
    long[] seen = new long[1];
    Await.until(
        "more than " + least + " bars",
        SOON,
        () -> {
          seen[0] = counted(instance);
          return seen[0] > least;
        });
    return seen[0];
  }

  private static long counted(LaunchedInstance instance) {
    long newest = 0;
    for (Matcher match = BARS.matcher(intents(instance)); match.find(); ) {
      newest = Math.max(newest, Long.parseLong(match.group(1)));
    }
    return newest;
  }

  private static String intents(LaunchedInstance instance) {
    return instance
        .slip("audit:find", "--pod", "busy", "--kind", "INTENT_MADE", "--limit", "100000")
        .out();
  }
}
