package io.slipstream.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session whose journal lost its beginning goes on from a snapshot, to the same end. */
class RetentionTest {
  private static final String BARS = "9000";

  @TempDir Path root;

  @Test
  void shouldRemoveWhatNoSnapshotNeedsAndEndAlike() throws Exception {
    Path whole = Files.createDirectory(root.resolve("whole"));
    String expected = end(whole);
    Path shortened = Files.createDirectory(root.resolve("shortened"));
    Process process = start(shortened, "18000");
    await("three snapshots", process, () -> count(shortened, "snapshots", ".snapshot") == 3);
    process.destroyForcibly().waitFor();
    age(shortened.resolve("journal"));
    process = start(shortened, "18000");
    Path removed = shortened.resolve("journal/removed.note");
    await("entries are removed", process, () -> Files.exists(removed));
    process.destroyForcibly().waitFor();
    assertEquals(expected, end(shortened));
    assertTrue(!Files.exists(shortened.resolve("journal/00000000000000000001.journal")));
    assertTrue(!Files.exists(shortened.resolve("journal/00000000000000000001.journal.gz")));
    clear(shortened.resolve("snapshots"));
    process = start(shortened, "max");
    assertTrue(process.waitFor(120, TimeUnit.SECONDS), "it did not end");
    assertEquals(1, process.exitValue(), out(shortened));
    assertTrue(
        out(shortened)
            .contains("were removed by retention, and there is no snapshot that stands for them"),
        out(shortened));
  }

  private static void age(Path journal) throws IOException {
    FileTime days = FileTime.from(Instant.now().minus(Duration.ofDays(3)));
    for (Path file : list(journal)) {
      if (file.toString().endsWith(".journal")) {
        Files.setLastModifiedTime(file, days);
      }
    }
  }

  private static void clear(Path directory) throws IOException {
    for (Path file : list(directory)) {
      Files.delete(file);
    }
  }

  private static List<Path> list(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }

  private static long count(Path directory, String folder, String ending) {
    try {
      return list(directory.resolve(folder)).stream()
          .filter(file -> file.toString().endsWith(ending))
          .count();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void await(String what, Process process, BooleanSupplier condition)
      throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.getAsBoolean()) {
      assertTrue(process.isAlive(), "the process ended before: " + what);
      assertTrue(System.nanoTime() < deadline, "not in a minute: " + what);
      Thread.sleep(5);
    }
  }

  private static Process start(Path directory, String speed) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx512m",
            "-Dslipstream.snapshot.nanos=300000000",
            "-Dslipstream.retention.days=2",
            "-cp",
            System.getProperty("java.class.path"),
            EngineHost.class.getName(),
            directory.toString(),
            speed,
            BARS)
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

  private static String end(Path directory) throws Exception {
    Process process = start(directory, "max");
    assertTrue(process.waitFor(600, TimeUnit.SECONDS), () -> out(directory));
    return out(directory)
        .lines()
        .filter(line -> line.startsWith("ended "))
        .findFirst()
        .orElseThrow(() -> new AssertionError(out(directory)));
  }
}
