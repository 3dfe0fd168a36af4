package io.slipstream.slip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... words) throws InterruptedException {
    return Watch.run(
        List.of(words),
        jar -> {
          throw new AssertionError("nothing is to be loaded: " + jar);
        },
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  @Test
  void shouldHelpWithAnExample() throws InterruptedException {
    assertEquals(0, run("--help"));
    assertTrue(out.toString(StandardCharsets.UTF_8).contains("Example: strategy:watch"));
  }

  @Test
  void shouldSayWhatItTakes(@TempDir Path empty) throws InterruptedException {
    assertEquals(64, run());
    assertEquals(64, run("somewhere", "-DskipTests"));
    assertEquals(64, run(empty.toString()));
    String said = err.toString(StandardCharsets.UTF_8);
    assertTrue(said.contains("Usage: strategy:watch DIRECTORY"), said);
    assertTrue(said.contains("'" + empty + "': one with a pom.xml is allowed"), said);
  }
}
