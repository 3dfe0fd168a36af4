package io.slipstream.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.slipstream.api.service.journal.EntryKind;
import io.slipstream.api.service.journal.Journal;
import io.slipstream.api.service.journal.JournalEntry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a file system of sixteen megabytes that the test mounts. */
class FullDiskTest {
  private static final int ENTRIES = 60_000;

  @TempDir Path root;
  private Path disk;

  @BeforeEach
  void mount() throws Exception {
    disk = Files.createDirectory(root.resolve("disk"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", disk.toString()) == 0,
        "no file system can be mounted here");
  }

  @AfterEach
  void unmount() throws Exception {
    run("umount", "-l", disk.toString());
  }

  private static int run(String... command) throws Exception {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(20, TimeUnit.SECONDS) ? process.exitValue() : -1;
    } catch (IOException e) {
      return -1;
    }
  }

  private static byte[] payload(int i) {
    return ByteBuffer.allocate(80).putInt(i).array();
  }

  @Test
  void shouldWaitForRoomAndLoseNothing() throws Exception {
    Path ballast = disk.resolve("ballast");
    Files.write(ballast, new byte[14 << 20]);
    Path directory = disk.resolve("journal");
    Durability durability = new Durability(Durability.Level.INTERVAL, 5, 1 << 19);
    AuditSettings audit = AuditSettings.of(3600, root.resolve("key.pem").toString());
    try (Journal journal = FileJournal.open(directory, durability, audit)) {
      Thread writer =
          new Thread(
              () -> {
                for (int i = 1; i <= ENTRIES; i++) {
                  journal.append(EntryKind.INPUT, payload(i));
                }
              });
      writer.start();
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      while (journal.status().waiting().isEmpty()) {
        assertTrue(writer.isAlive() && System.nanoTime() < deadline, "the disk was never full");
        Thread.sleep(5);
      }
      assertTrue(journal.status().waiting().contains("full"), journal.status().waiting());
      writer.join(700);
      assertTrue(writer.isAlive(), "an append must wait while the disk is full");
      assertEquals("", journal.status().failure());
      long durable = journal.status().durableSequence();
      assertTrue(durable > 0 && durable < ENTRIES, "durable " + durable);
      Files.delete(ballast);
      writer.join(20_000);
      assertFalse(writer.isAlive());
      journal.awaitDurable(ENTRIES);
      assertEquals(List.of(), journal.audit().verify().findings());
      assertEquals("", journal.status().waiting());
    }
    try (Journal journal = FileJournal.open(directory, durability, audit)) {
      int[] next = {0};
      journal.forEach(
          (JournalEntry entry) -> assertArrayEquals(payload(++next[0]), entry.payload()));
      assertEquals(ENTRIES, next[0]);
      assertEquals(0, journal.status().cutBytes());
    }
  }
}
