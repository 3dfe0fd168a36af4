package io.slipstream.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.journal.Durability.Level;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left when the machine loses its power and all that was not forced with it. */
class DurabilityTest {
  private static final AuditSettings AUDIT = AuditSettings.of(3600, "");

  @TempDir Path root;
  private final FaultyDisk disk = new FaultyDisk();

  private FileJournal open(Path directory, Level level, int groupMillis) {
    return FileJournal.open(
        directory, new Durability(level, groupMillis, 4096), AUDIT, Upkeep.NONE, disk);
  }

  /** What is there after the power failed now. */
  private Path withoutPower() throws IOException {
    Path copy = Journals.copy(root.resolve("session"), root.resolve("after"));
    for (SegmentFile file : SegmentFile.list(copy)) {
      long length = disk.forced(journal().resolve(file.path().getFileName()));
      try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.WRITE)) {
        channel.truncate(length);
      }
    }
    return copy;
  }

  private Path journal() {
    return root.resolve("session/journal");
  }

  private long recovered(Path copy) {
    try (FileJournal after = FileJournal.open(copy, new Durability(Level.NONE, 1, 4096), AUDIT)) {
      long entries = after.status().recoveredEntries();
      Journals.assertEntries(after, 1, entries);
      return entries;
    }
  }

  @Test
  void shouldLoseNoEntryThatWasAppendedWhenEachIsForced() throws IOException {
    Path copy;
    try (FileJournal journal = open(journal(), Level.ENTRY, 1000)) {
      for (int i = 1; i <= 200; i++) {
        journal.append(io.slipstream.api.service.journal.EntryKind.INPUT, Journals.payload(i));
        assertEquals(i, journal.status().durableSequence());
      }
      copy = withoutPower();
    }
    assertEquals(200, recovered(copy));
  }

  @Test
  void shouldLoseOnlyWhatWasNotAcknowledgedWhenForcedAtIntervals() throws IOException {
    Path copy;
    long acknowledged;
    try (FileJournal journal = open(journal(), Level.INTERVAL, 1000)) {
      Journals.append(journal, 200);
      acknowledged = journal.status().durableSequence();
      for (int i = 201; i <= 220; i++) {
        journal.append(io.slipstream.api.service.journal.EntryKind.INPUT, Journals.payload(i));
      }
      copy = withoutPower();
    }
    long left = recovered(copy);
    assertTrue(left >= acknowledged && left <= 220, acknowledged + " acknowledged, left " + left);
  }

  @Test
  void shouldForceNothingWhenToldSo() throws IOException {
    Path copy;
    try (FileJournal journal = open(journal(), Level.NONE, 1)) {
      Journals.append(journal, 200);
      assertEquals(200, journal.status().durableSequence());
      copy = withoutPower();
    }
    assertEquals(0, SegmentFile.list(copy).stream().mapToLong(DurabilityTest::length).sum());
  }

  private static long length(SegmentFile file) {
    try {
      return Files.size(file.path());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void shouldRefuseValuesThatAreNotAllowed() {
    assertRefused(
        "durability = always: allowed are entry, interval, none", () -> Level.parse("always"));
    assertRefused(
        "group.millis = 0: 1 to 1000 is allowed", () -> new Durability(Level.INTERVAL, 0, 4096));
    assertRefused(
        "segment.bytes = 4095: 4096 to 1073741824 is allowed",
        () -> new Durability(Level.INTERVAL, 1, 4095));
    assertRefused(
        "segment.bytes = 1073741825: 4096 to 1073741824 is allowed",
        () -> new Durability(Level.INTERVAL, 1, (1L << 30) + 1));
    assertRefused(
        "compress.after.minutes = -1: 0 (never) to 525600 is allowed",
        () -> new Upkeep(-1, 0, Clock.systemUTC()));
    assertRefused(
        "retention.days = 36501: 0 (for ever) to 36500 is allowed",
        () -> new Upkeep(1, 36_501, Clock.systemUTC()));
    assertRefused(
        "compress.after.minutes = 0 with retention.days = 7: only compressed segments are removed,"
            + " so 1 or more is allowed",
        () -> new Upkeep(0, 7, Clock.systemUTC()));
  }

  private static void assertRefused(String message, Runnable setting) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, setting::run).getMessage());
  }
}
