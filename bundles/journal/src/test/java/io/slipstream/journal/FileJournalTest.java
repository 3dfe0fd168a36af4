package io.slipstream.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.service.journal.EntryKind;
import io.slipstream.api.service.journal.Journal;
import io.slipstream.api.service.journal.JournalEntry;
import io.slipstream.api.service.journal.JournalException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileJournalTest {
  private static final Durability SMALL = new Durability(Durability.Level.NONE, 1, 4096);

  private static final AuditSettings AUDIT = AuditSettings.of(60, "");

  @TempDir Path root;
  private Path directory;

  @BeforeEach
  void name() {
    directory = root.resolve("journal");
  }

  @Test
  void shouldReadBackWhatWasAppendedAcrossSegmentsAndRestarts() throws IOException {
    try (Journal journal = FileJournal.open(directory, SMALL, AUDIT)) {
      for (int i = 1; i <= 500; i++) {
        assertEquals(i, journal.append(kind(i), payload(i)));
        if (i % 50 == 0) {
          journal.awaitDurable(i);
        }
      }
    }
    try (Journal journal = FileJournal.open(directory, SMALL, AUDIT)) {
      assertEquals(500, journal.status().recoveredEntries());
      assertEquals(0, journal.status().cutBytes());
      assertEquals(501, journal.append(kind(501), payload(501)));
      assertEntries(journal, 501);
    }
    try (var files = Files.list(directory)) {
      assertTrue(files.filter(f -> f.toString().endsWith(".journal")).count() > 3);
    }
  }

  @Test
  void shouldCutATornLastRecordAtEveryOffset() throws IOException {
    try (Journal journal =
        FileJournal.open(directory, new Durability(Durability.Level.NONE, 1, 1 << 20), AUDIT)) {
      for (int i = 1; i <= 10; i++) {
        journal.append(kind(i), payload(i));
      }
    }
    Path file = SegmentFile.plain(directory, 1).path();
    byte[] whole = Files.readAllBytes(file);
    int last = Segment.RECORD_BYTES + payload(10).length;
    for (int cut = 1; cut < last; cut++) {
      Files.write(file, java.util.Arrays.copyOf(whole, whole.length - cut));
      forgetCheckpoints();
      try (Journal journal = FileJournal.open(directory, SMALL, AUDIT)) {
        assertEquals(9, journal.status().recoveredEntries());
        assertEquals(last - cut, journal.status().cutBytes());
        assertEntries(journal, 9);
      }
    }
  }

  @Test
  void shouldRefuseDamageBeforeTheEndAndChangeNothing() throws IOException {
    try (Journal journal =
        FileJournal.open(directory, new Durability(Durability.Level.NONE, 1, 1 << 20), AUDIT)) {
      for (int i = 1; i <= 10; i++) {
        journal.append(kind(i), payload(i));
      }
    }
    Path file = SegmentFile.plain(directory, 1).path();
    byte[] whole = Files.readAllBytes(file);
    int firstRecord = Segment.HEADER_BYTES;
    for (int at = firstRecord; at < firstRecord + Segment.RECORD_BYTES + 3; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 0x10;
      Files.write(file, damaged);
      JournalException thrown =
          assertThrows(JournalException.class, () -> FileJournal.open(directory, SMALL, AUDIT));
      assertTrue(thrown.getMessage().contains("damaged at byte 16"), thrown.getMessage());
      assertArrayEquals(damaged, Files.readAllBytes(file));
    }
  }

  @Test
  void shouldRefuseASecondWriter() {
    try (Journal journal = FileJournal.open(directory, SMALL, AUDIT)) {
      journal.append(EntryKind.INPUT, payload(1));
      JournalException thrown =
          assertThrows(JournalException.class, () -> FileJournal.open(directory, SMALL, AUDIT));
      assertTrue(thrown.getMessage().contains("in use"), thrown.getMessage());
    }
  }

  @Test
  void shouldRefuseAppendsAfterClose() {
    Journal journal = FileJournal.open(directory, SMALL, AUDIT);
    journal.close();
    assertThrows(JournalException.class, () -> journal.append(EntryKind.INPUT, payload(1)));
  }

  @Test
  void shouldNameADirectoryThatCannotBeUsed() throws IOException {
    Path file = Files.createFile(root.resolve("taken"));
    JournalException thrown =
        assertThrows(JournalException.class, () -> FileJournal.open(file, SMALL, AUDIT));
    assertTrue(thrown.getMessage().contains("taken"), thrown.getMessage());
  }

  @Test
  void shouldTakeEntriesLargerThanAGroup() {
    byte[] large = new byte[3 << 20];
    try (Journal journal = FileJournal.open(directory, SMALL, AUDIT)) {
      journal.append(EntryKind.INPUT, payload(1));
      journal.append(EntryKind.DECISION, large);
      List<JournalEntry> entries = new ArrayList<>();
      journal.forEach(entries::add);
      assertEquals(large.length, entries.get(1).payload().length);
    }
  }

  @Test
  void shouldReadFromAnEntryOnWithoutTheSegmentsBefore() throws IOException {
    try (Journal journal = FileJournal.open(directory, SMALL, AUDIT)) {
      for (int i = 1; i <= 500; i++) {
        journal.append(kind(i), payload(i));
        if (i % 50 == 0) {
          journal.awaitDurable(i);
        }
      }
      List<SegmentFile> files = SegmentFile.list(directory);
      long second = files.get(1).firstSequence();
      Files.write(files.get(0).path(), new byte[0]);
      for (long from = second; from <= 501; from++) {
        long next = from;
        Iterator<JournalEntry> entries = journal.entriesFrom(from);
        while (entries.hasNext()) {
          JournalEntry entry = entries.next();
          assertEquals(next, entry.sequence());
          assertArrayEquals(payload((int) next), entry.payload());
          next++;
        }
        assertEquals(501, next);
      }
    }
  }

  @Test
  void shouldRefuseToReadFromWhereTheJournalDoesNotReach() {
    try (Journal journal = FileJournal.open(directory, SMALL, AUDIT)) {
      journal.append(kind(1), payload(1));
      assertFalse(journal.entriesFrom(2).hasNext());
      for (long from : new long[] {-1, 0, 3}) {
        IllegalArgumentException thrown =
            assertThrows(IllegalArgumentException.class, () -> journal.entriesFrom(from));
        assertEquals("entry " + from + ": 1 to 2 is allowed", thrown.getMessage());
      }
    }
  }

  /** As after a crash that came before the last checkpoint. */
  private void forgetCheckpoints() throws IOException {
    try (var files = Files.list(directory.resolve("checkpoints"))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  private static void assertEntries(Journal journal, int count) {
    List<JournalEntry> entries = new ArrayList<>();
    journal.forEach(entries::add);
    assertEquals(count, entries.size());
    for (int i = 1; i <= count; i++) {
      assertEquals(i, entries.get(i - 1).sequence());
      assertEquals(kind(i), entries.get(i - 1).kind());
      assertArrayEquals(payload(i), entries.get(i - 1).payload());
    }
  }

  private static EntryKind kind(int i) {
    return i % 3 == 0 ? EntryKind.DECISION : EntryKind.INPUT;
  }

  private static byte[] payload(int i) {
    return ("entry " + i + " ".repeat(i % 40)).getBytes(StandardCharsets.UTF_8);
  }
}
