package io.slipstream.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.journal.Durability.Level;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is written here is what the verifier reads, which was written by the format's page alone.
 */
class ForeignEyesTest {
  @TempDir Path root;

  private String verifier(int expected, String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx64m", "-cp", System.getProperty("java.class.path")));
    command.add("io.slipstream.verifier.Main");
    command.addAll(List.of(words));
    Path said = root.resolve("said");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    String out = Files.readString(said, StandardCharsets.UTF_8);
    assertEquals(expected, process.exitValue(), out);
    return out;
  }

  @Test
  void shouldBeIntactWithSegmentsCompressedAndRemoved() throws Exception {
    Path directory = root.resolve("journal");
    Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofDays(8));
    Path kept = root.resolve("kept.note");
    Path newest = root.resolve("newest.note");
    Path growth = root.resolve("growth.proof");
    Path inclusion = root.resolve("entry.proof");
    String key;
    try (FileJournal journal =
        FileJournal.open(
            directory,
            new Durability(Level.INTERVAL, 1, 4096),
            AuditSettings.of(3600, ""),
            new Upkeep(30, 7, clock),
            Disk.REAL)) {
      Journals.append(journal, 100);
      Files.writeString(kept, journal.audit().checkpoint());
      Journals.append(journal, 900);
      Files.writeString(newest, journal.audit().checkpoint());
      journal.keeper().tend();
      journal.releaseBefore(500);
      journal.keeper().tend();
      assertTrue(journal.firstSequence() > 300);
      Files.writeString(growth, journal.audit().consistency(Files.readString(kept), ""));
      Files.writeString(inclusion, journal.audit().proof(journal.firstSequence()));
      key = journal.audit().verifierKey();
    }
    String said =
        verifier(0, "verify", directory.toString(), "--key", key, "--checkpoint", kept.toString());
    assertTrue(said.contains("their hashes are there and give the signed roots"), said);
    verifier(0, "consistency", kept.toString(), newest.toString(), growth.toString(), "--key", key);
    verifier(0, "inclusion", inclusion.toString(), "--key", key);
    verifier(1, "consistency", newest.toString(), kept.toString(), growth.toString(), "--key", key);
  }
}
