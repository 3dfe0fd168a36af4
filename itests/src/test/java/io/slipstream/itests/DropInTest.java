package io.slipstream.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A pod waits for its strategy; the jar comes by the deploy folder, by a command on an open shell,
 * by the client. What is measured, from the move or the command to the strategy's first live bar,
 * is in {@code target/drop-in.txt}.
 */
class DropInTest {
  /** More on request: {@code -Dslipstream.container.dropins=10}. */
  private static final int TIMES = Integer.getInteger("slipstream.container.dropins", 1);

  private static final Pattern FIRST = Pattern.compile("FIRST (\\d+)");
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir Path scratch;

  private final List<String> said = new ArrayList<>();
  private int builds;

  @Test
  void shouldTradeSoonAfterTheJarIsThere() throws Exception {
    try (LaunchedInstance instance = LaunchedInstance.unpack(scratch.resolve("instance"))) {
      LaunchedInstance.edit(instance.base, "io.slipstream.session.cfg", "loop", "true");
      instance.startAndAwait("60000");
      Files.writeString(
          instance.base.resolve("etc/io.slipstream.pod-dropped.cfg"),
          "strategy = template\ninstruments = BTC/USD\ncapital = 1000000\n");
      awaitWaiting(instance);
      measure(instance, "file moved into deploy/", jar -> move(jar, instance));
      measure(instance, "strategy:load on an open SSH session", jar -> load(jar, instance));
      measure(
          instance,
          "slip strategy:load, its process included",
          jar -> {
            long given = System.currentTimeMillis();
            Instance.Result loaded = instance.launchSlip("strategy:load", jar.toString());
            assertEquals(0, loaded.status(), loaded.toString());
            return given;
          });
      instance.stop();
    }
  }

  /** Brings a jar in and returns when that began, in milliseconds since 1970. */
  private interface Way {
    long bring(Path jar) throws IOException;
  }

  private void measure(LaunchedInstance instance, String what, Way way) throws IOException {
    List<Long> nanos = new ArrayList<>();
    for (int time = 0; time < TIMES; time++) {
      builds++;
      Path jar = CountingPlugin.jar(scratch.resolve("build" + builds), "1.0." + builds);
      long before = firsts(instance).count();
      long begun = way.bring(jar);
      Await.until("its first bar", SOON, () -> firsts(instance).count() == before + 1);
      assertEquals("ACTIVE", MainJobTest.status(instance, "dropped"));
      nanos.add((firsts(instance).last() - begun) * 1_000_000);
      assertEquals(0, instance.slip("strategy:unload", "template").status());
      awaitWaiting(instance);
    }
    said.add(what + ": " + ThousandSwapsTest.quantiles(nanos));
    said.add("load average " + Files.readString(Path.of("/proc/loadavg")).strip());
    Files.write(Path.of("target", "drop-in.txt"), said);
  }

  private static long load(Path jar, LaunchedInstance instance) throws IOException {
    try (OpenShell shell = new OpenShell(instance)) {
      long given = System.currentTimeMillis();
      String answer = shell.say("strategy:load " + jar);
      assertTrue(answer.contains("is ready"), answer);
      return given;
    }
  }

  private static long move(Path jar, LaunchedInstance instance) throws IOException {
    Path beside = instance.base.resolve("dropped.jar");
    Files.copy(jar, beside);
    long moved = System.currentTimeMillis();
    Files.move(beside, instance.base.resolve("deploy/dropped.jar"));
    return moved;
  }

  private static void awaitWaiting(LaunchedInstance instance) {
    Await.until(
        "the pod waits", SOON, () -> MainJobTest.status(instance, "dropped").equals("WAITING"));
  }

  /** The strategy's first live bars so far. */
  private record Firsts(long count, long last) {}

  private static Firsts firsts(LaunchedInstance instance) throws IOException {
    long count = 0;
    long last = 0;
    for (Matcher first = FIRST.matcher(instance.terminal()); first.find(); count++) {
      last = Long.parseLong(first.group(1));
    }
    return new Firsts(count, last);
  }
}
