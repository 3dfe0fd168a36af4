package io.slipstream.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.service.journal.EntryKind;
import io.slipstream.api.service.journal.Journal;
import io.slipstream.api.service.journal.JournalException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What crashes, interrupts and foreign files leave must neither stop the journal nor belie it. */
class JournalDamageTest {
  private static final Durability PLAIN = new Durability(Durability.Level.NONE, 1, 1 << 20);

  @TempDir Path root;
  private Path directory;

  @BeforeEach
  void name() {
    directory = Path.of(root.toString(), "session", "journal");
  }

  private static FileJournal open(Path directory) {
    return FileJournal.open(directory, PLAIN, AuditSettings.of(3600, ""));
  }

  private static void append(Journal journal, int count) {
    for (int i = 0; i < count; i++) {
      long next = journal.status().lastSequence() + 1;
      journal.append(EntryKind.INPUT, ("entry " + next).getBytes(StandardCharsets.US_ASCII));
    }
    journal.awaitDurable(journal.status().lastSequence());
  }

  /** The directory and its key as a machine that lost power now would leave them. */
  private Path crashed(FileJournal journal) throws IOException {
    journal.awaitHashed();
    Path copy = root.resolve("crashed");
    Path from = directory.getParent();
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(from.relativize(file).toString()));
      }
    }
    return copy.resolve("journal");
  }

  @Test
  void shouldOutliveAnInterruptedReader() {
    try (FileJournal journal = open(directory)) {
      append(journal, 500);
      journal.audit().checkpoint();
      Thread.currentThread().interrupt();
      assertThrows(JournalException.class, () -> journal.audit().proof(5));
      assertTrue(Thread.interrupted());
      append(journal, 500);
      journal.audit().checkpoint();
      assertEquals(List.of(), journal.audit().verify().findings());
    }
  }

  @Test
  void shouldNotBelieveHashesBehindTheNewestCheckpoint() throws IOException {
    Path copy;
    try (FileJournal journal = open(directory)) {
      append(journal, 100);
      journal.audit().checkpoint();
      append(journal, 50);
      copy = crashed(journal);
    }
    Path leaves = copy.resolve("tree/level-0.hashes");
    byte[] bytes = Files.readAllBytes(leaves);
    Arrays.fill(bytes, 140 * 32, bytes.length, (byte) 0);
    Files.write(leaves, bytes);
    try (FileJournal journal = open(copy)) {
      append(journal, 5);
      journal.audit().checkpoint();
      assertEquals(List.of(), journal.audit().verify().findings());
    }
  }

  @Test
  void shouldMakeLostHashesAnew() throws IOException {
    try (FileJournal journal = open(directory)) {
      append(journal, 1000);
    }
    Files.delete(directory.resolve("tree/level-0.hashes"));
    try (FileJournal journal = open(directory)) {
      append(journal, 1000);
      journal.audit().checkpoint();
      journal.audit().proof(1900);
      journal.audit().proof(3);
      assertEquals(List.of(), journal.audit().verify().findings());
    }
  }

  @Test
  void shouldSayThatTheKeyIsMissingAndMakeNone() throws IOException {
    try (FileJournal journal = open(directory)) {
      append(journal, 10);
    }
    Path key = directory.resolveSibling("keys/journal.pem");
    String known = Files.readString(directory.resolve("journal.vkey"));
    Files.delete(key);
    JournalException thrown = assertThrows(JournalException.class, () -> open(directory));
    assertTrue(thrown.getMessage().contains("journal.pem is missing"), thrown.getMessage());
    assertFalse(Files.exists(key));
    assertEquals(known, Files.readString(directory.resolve("journal.vkey")));
  }

  @Test
  void shouldChangeNoEntryBeforeItRefuses() throws IOException {
    try (FileJournal journal = open(directory)) {
      append(journal, 10);
    }
    Path segment = SegmentFile.plain(directory, 1).path();
    byte[] bytes = Files.readAllBytes(segment);
    bytes[bytes.length - 1] ^= 1;
    Files.write(segment, bytes);
    assertThrows(JournalException.class, () -> open(directory));
    assertTrue(Arrays.equals(bytes, Files.readAllBytes(segment)));
  }

  @Test
  void shouldTakeASegmentOfZerosForTorn() throws IOException {
    try (FileJournal journal = open(directory)) {
      append(journal, 10);
    }
    Files.write(SegmentFile.plain(directory, 11).path(), new byte[16]);
    try (FileJournal journal = open(directory)) {
      append(journal, 10);
      assertEquals(List.of(), journal.audit().verify().findings());
      assertEquals(20, journal.audit().verify().entries());
    }
  }

  @Test
  void shouldLeaveForeignFilesAlone() throws IOException {
    try (FileJournal journal = open(directory)) {
      append(journal, 10);
    }
    Path stray = Files.createFile(directory.resolve("backup.journal"));
    Files.createFile(directory.resolve("checkpoints/99999999999999999999.note"));
    try (FileJournal journal = open(directory)) {
      append(journal, 10);
      journal.audit().proof(15);
    }
    assertEquals(0, Files.size(stray));
  }

  @Test
  void shouldGoOnWhenACheckpointCannotBeWritten() throws IOException {
    try (FileJournal journal = open(directory)) {
      append(journal, 10);
      try (Stream<Path> files = Files.list(directory.resolve("checkpoints"))) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(directory.resolve("checkpoints"));
      assertThrows(JournalException.class, () -> journal.audit().checkpoint());
      append(journal, 10);
      assertEquals("", journal.status().failure());
      Files.createDirectory(directory.resolve("checkpoints"));
      journal.audit().checkpoint();
    }
  }
}
