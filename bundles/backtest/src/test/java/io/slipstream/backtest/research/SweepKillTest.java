package io.slipstream.backtest.research;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the process of a sweep at random moments: no finished trial is run again, and the table is
 * that of a sweep that was never killed.
 */
class SweepKillTest {
  /** More on request: {@code -Dslipstream.kills=50}. */
  private static final int KILLS = Integer.getInteger("slipstream.kills", 4);

  private static final int TRIALS = 80;

  @TempDir Path root;

  @Test
  void shouldGoOnWithoutRepeatingAndEndTheSame() throws Exception {
    Path whole = Files.createDirectory(root.resolve("whole"));
    assertEquals("ended " + TRIALS + " resumed 0 ever " + TRIALS, end(whole));
    SplittableRandom random = new SplittableRandom(KILLS);
    Path killed = Files.createDirectory(root.resolve("killed"));
    int done = 0;
    for (int kill = 1; kill <= KILLS; kill++) {
      Process process = start(killed);
      int until = done + 1 + random.nextInt(TRIALS / (KILLS + 1));
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
      while (process.isAlive() && trials(killed).size() < until) {
        assertTrue(System.nanoTime() < deadline, () -> "no trial in time: " + out(killed));
        Thread.sleep(1);
      }
      assertTrue(process.isAlive(), () -> "it ended before it was killed: " + out(killed));
      process.destroyForcibly().waitFor();
      List<String> kept = trials(killed);
      assertTrue(kept.size() >= until, kept.size() + " trials of " + until);
      assertEquals(kept.size(), new HashSet<>(kept).size());
      done = kept.size();
    }
    assertTrue(done < TRIALS, "nothing was left to do");
    List<String> before = trials(killed);
    String end = end(killed);
    assertEquals("ended " + TRIALS + " resumed " + before.size() + " ever " + TRIALS, end);
    assertEquals(before, trials(killed).subList(0, before.size()));
    assertEquals(TRIALS, trials(killed).size());
    Set<String> expected = new HashSet<>(trials(whole));
    assertEquals(expected, new HashSet<>(trials(killed)));
    for (String file : List.of("trials.csv", "equity.csv", "heat-map.csv", "sweep.json")) {
      assertEquals(
          Files.readString(whole.resolve("out").resolve(file)),
          Files.readString(killed.resolve("out").resolve(file)),
          file);
    }
  }

  /** Whole lines behind the first. */
  private static List<String> trials(Path folder) throws IOException {
    Path log = folder.resolve("out").resolve(TrialLog.FILE);
    if (!Files.exists(log)) {
      return List.of();
    }
    String text = Files.readString(log);
    List<String> lines = text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    return lines.isEmpty() ? lines : lines.subList(1, lines.size());
  }

  private static Process start(Path folder) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            SweepHost.class.getName(),
            folder.toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("print").toFile())
        .start();
  }

  private static String out(Path folder) {
    try {
      return Files.readString(folder.resolve("print"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static String end(Path folder) throws Exception {
    Process process = start(folder);
    assertTrue(process.waitFor(300, TimeUnit.SECONDS), () -> out(folder));
    return out(folder)
        .lines()
        .filter(line -> line.startsWith("ended "))
        .findFirst()
        .orElseThrow(() -> new AssertionError(out(folder)));
  }
}
