package io.slipstream.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the engine's process at random moments of a busy session: nothing that was acknowledged is
 * lost or there twice, and the end is that of a run that was never killed.
 */
class CrashTest {
  /** More on request: {@code -Dslipstream.kills=200}. */
  private static final int KILLS = Integer.getInteger("slipstream.kills", 5);

  /** Recorded seconds a second: 300 bars and about two thousand orders a second. */
  private static final String BUSY = "18000";

  /** More than are played until the last kill. */
  private static final int BARS = 2000 + 100 * KILLS;

  private static final int LONGEST_LIFE = 450;

  @TempDir Path root;

  @Test
  void shouldLoseNothingWhenItIsKilled() throws Exception {
    String whole = end(Files.createDirectory(root.resolve("whole")));
    SplittableRandom random = new SplittableRandom(KILLS);
    Path killed = Files.createDirectory(root.resolve("killed"));
    int resumed = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      Process process = start(killed, BUSY);
      // The first life leaves a snapshot, the second goes on from it and leaves a damaged one.
      boolean early = random.nextInt(5) == 0 && kill > 1;
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
      while (!early && process.isAlive() && !out(killed).contains("running")) {
        assertTrue(System.nanoTime() < deadline, () -> "not running in time: " + out(killed));
        Thread.sleep(2);
      }
      while (kill == 0 && !hasSnapshot(killed)) {
        assertTrue(process.isAlive(), () -> out(killed));
        assertTrue(System.nanoTime() < deadline, "no snapshot in time");
        Thread.sleep(2);
      }
      boolean ended = process.waitFor(1 + random.nextInt(LONGEST_LIFE), TimeUnit.MILLISECONDS);
      assertTrue(!ended, () -> out(killed));
      process.destroyForcibly().waitFor();
      resumed += out(killed).matches("(?s).*running from [1-9].*") ? 1 : 0;
      if (kill == 1 || (kill > 1 && random.nextInt(4) == 0)) {
        damageNewestSnapshot(killed, random);
      }
    }
    assertTrue(resumed > 0, "no run went on from a snapshot");
    assertEquals(whole, end(killed));
    assertTrue(whole.endsWith(" 0"), whole);
    TreeMap<String, String> acknowledged = published(killed);
    TreeMap<String, String> expected = published(root.resolve("whole"));
    acknowledged.forEach((id, event) -> assertEquals(expected.get(id), event));
    assertTrue(acknowledged.size() > 1000, acknowledged.size() + " events were published");
  }

  private static boolean hasSnapshot(Path directory) throws IOException {
    Path folder = directory.resolve("snapshots");
    if (!Files.exists(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> file.toString().endsWith(".snapshot"));
    }
  }

  /** One bit is flipped: the one before it is good, or all is repeated. */
  private static void damageNewestSnapshot(Path directory, SplittableRandom random)
      throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve("snapshots"))) {
      Optional<Path> newest =
          files.filter(file -> file.toString().endsWith(".snapshot")).max(Path::compareTo);
      if (newest.isPresent()) {
        byte[] bytes = Files.readAllBytes(newest.get());
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        Files.write(newest.get(), bytes);
      }
    }
  }

  private static Process start(Path directory, String speed) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx512m",
            "-Dslipstream.snapshot.nanos=100000000",
            "-cp",
            System.getProperty("java.class.path"),
            EngineHost.class.getName(),
            directory.toString(),
            speed,
            String.valueOf(BARS))
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("out").toFile())
        .start();
  }

  private static String out(Path directory) {
    try {
      return Files.readString(directory.resolve("out"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** Plays to the end; the line that says how it ended. */
  private static String end(Path directory) throws Exception {
    Process process = start(directory, "max");
    assertTrue(process.waitFor(600, TimeUnit.SECONDS), () -> out(directory));
    return out(directory)
        .lines()
        .filter(line -> line.startsWith("ended "))
        .findFirst()
        .orElseThrow(() -> new AssertionError(out(directory)));
  }

  /** Events by id, each once: one that is published again after a restart is the same. */
  private static TreeMap<String, String> published(Path directory) throws IOException {
    TreeMap<String, String> events = new TreeMap<>();
    for (String line : Files.readAllLines(directory.resolve("published"))) {
      int space = line.indexOf(' ');
      String before = events.put(line.substring(0, space), line.substring(space));
      assertTrue(before == null || before.equals(line.substring(space)), line);
    }
    return events;
  }
}
