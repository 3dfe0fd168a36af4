package io.slipstream.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.service.journal.AuditTrail.Verification;
import io.slipstream.api.service.journal.Journal;
import io.slipstream.api.service.journal.JournalEntry;
import io.slipstream.api.service.journal.JournalException;
import io.slipstream.journal.Durability.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentKeeperTest {
  private static final Durability SMALL = new Durability(Level.NONE, 1, 4096);

  @TempDir Path root;

  private Path session() {
    return root.resolve("session");
  }

  private FileJournal open(Duration ahead, int minutes, int days) {
    return open(session().resolve("journal"), ahead, minutes, days);
  }

  private static FileJournal open(Path directory, Duration ahead, int minutes, int days) {
    Clock clock = Clock.fixed(Instant.now().plus(ahead), ZoneOffset.UTC);
    Upkeep upkeep = new Upkeep(minutes, days, clock);
    return FileJournal.open(directory, SMALL, AuditSettings.of(3600, ""), upkeep, Disk.REAL);
  }

  private static void assertIntact(Journal journal, long entries, long removed) {
    Verification found = journal.audit().verify();
    assertEquals(List.of(), found.findings());
    assertEquals(entries, found.entries());
    assertEquals(removed, found.removed());
  }

  @Test
  void shouldCompressWhatIsClosedSignedForAndOld() throws IOException {
    try (FileJournal journal = open(Duration.ofHours(1), 30, 0)) {
      Journals.append(journal, 500);
      journal.keeper().tend();
      assertEquals(0, journal.status().compressedSegments());
      journal.audit().checkpoint();
      int segments = journal.status().segments();
      long bytes = journal.status().bytes();
      assertTrue(segments > 3, "segments " + segments);
      journal.keeper().tend();
      assertEquals("", journal.status().upkeep());
      assertEquals(segments - 1, journal.status().compressedSegments());
      assertTrue(journal.status().bytes() < bytes / 2, bytes + " to " + journal.status().bytes());
      Journals.assertEntries(journal, 1, 500);
      Journals.assertEntries(journal, 333, 500);
      journal.audit().proof(7);
      Journals.append(journal, 100);
      assertIntact(journal, 600, 0);
    }
    try (FileJournal journal = open(Duration.ZERO, 30, 0)) {
      assertEquals(600, journal.status().recoveredEntries());
      Journals.append(journal, 100);
      journal.keeper().tend();
      Journals.assertEntries(journal, 1, 700);
      assertIntact(journal, 700, 0);
    }
  }

  @Test
  void shouldLeaveYoungSegmentsAsTheyAre() {
    try (FileJournal journal = open(Duration.ofMinutes(20), 30, 0)) {
      Journals.append(journal, 500);
      journal.audit().checkpoint();
      journal.keeper().tend();
      assertEquals(0, journal.status().compressedSegments());
    }
  }

  /** The clock was set back after they were written. */
  @Test
  void shouldWaitWhenTheClockWasSetBack() {
    try (FileJournal journal = open(Duration.ofHours(-1), 1, 1)) {
      Journals.append(journal, 500);
      journal.audit().checkpoint();
      journal.releaseBefore(400);
      journal.keeper().tend();
      assertEquals(0, journal.status().compressedSegments());
      assertEquals(1, journal.firstSequence());
      Journals.append(journal, 100);
      journal.audit().checkpoint();
      assertIntact(journal, 600, 0);
    }
  }

  @Test
  void shouldCompressOnItsOwnThread() throws InterruptedException {
    try (FileJournal journal = open(Duration.ofHours(1), 30, 0)) {
      Journals.append(journal, 500);
      journal.audit().checkpoint();
      Iterator<JournalEntry> reading = journal.entries();
      reading.next();
    }
    try (FileJournal journal = open(Duration.ofHours(1), 30, 0)) {
      Journals.await(
          "all but the last are compressed",
          () -> journal.status().compressedSegments() == journal.status().segments() - 1);
      Journals.assertEntries(journal, 1, 500);
    }
  }

  @Test
  void shouldGoOnReadingASegmentThatIsCompressedMeanwhile() {
    try (FileJournal journal = open(Duration.ofHours(1), 30, 0)) {
      Journals.append(journal, 500);
      Iterator<JournalEntry> reading = journal.entries();
      assertEquals(1, reading.next().sequence());
      journal.audit().checkpoint();
      journal.keeper().tend();
      long next = 2;
      while (reading.hasNext()) {
        assertEquals(next++, reading.next().sequence());
      }
      assertEquals(501, next);
    }
  }

  /** Every state in which the process may have ended while a segment was compressed. */
  @Test
  void shouldOpenWhereverCompressingEnded() throws IOException {
    try (FileJournal journal = open(Duration.ZERO, 0, 0)) {
      Journals.append(journal, 500);
    }
    SegmentFile first = SegmentFile.plain(session().resolve("journal"), 1);
    byte[] plain = Files.readAllBytes(first.path());
    Path ready = Journals.copy(session(), root.resolve("ready"));
    try (FileJournal journal = open(ready, Duration.ofHours(1), 30, 0)) {
      journal.keeper().tend();
    }
    byte[] packed = Files.readAllBytes(SegmentFile.plain(ready, 1).packed().path());
    Path unready = first.path().resolveSibling(first.path().getFileName() + ".gz.tmp");
    for (int length : new int[] {0, 1, 17, 18, packed.length / 2, packed.length}) {
      Files.write(unready, Arrays.copyOf(packed, length));
      assertOpens(first, false);
      assertFalse(Files.exists(unready));
    }
    Files.write(first.packed().path(), packed);
    assertOpens(first, false);
    assertFalse(Files.exists(first.packed().path()));
    Files.write(first.packed().path(), packed);
    Files.delete(first.path());
    assertOpens(first, true);
    Files.write(first.packed().path(), Arrays.copyOf(packed, packed.length - 30));
    assertThrows(JournalException.class, () -> open(Duration.ZERO, 0, 0));
    Files.delete(first.packed().path());
    Files.write(first.path(), plain);
    assertOpens(first, false);
  }

  private void assertOpens(SegmentFile first, boolean isPacked) {
    try (FileJournal journal = open(Duration.ZERO, 0, 0)) {
      assertEquals(500, journal.status().recoveredEntries());
      assertEquals(isPacked ? 1 : 0, journal.status().compressedSegments());
      assertEquals(!isPacked, Files.exists(first.path()));
      Journals.assertEntries(journal, 1, 500);
      assertIntact(journal, 500, 0);
    }
  }

  @Test
  void shouldKeepThePlainSegmentThatIsDamaged() throws IOException {
    try (FileJournal journal = open(Duration.ofHours(1), 30, 0)) {
      Journals.append(journal, 500);
      journal.audit().checkpoint();
      Path first = SegmentFile.plain(session().resolve("journal"), 1).path();
      byte[] bytes = Files.readAllBytes(first);
      bytes[100] ^= 1;
      Files.write(first, bytes);
      journal.keeper().tend();
      assertTrue(
          journal.status().upkeep().contains("is damaged at byte"), journal.status()::upkeep);
      assertEquals(journal.status().segments() - 2, journal.status().compressedSegments());
      assertTrue(Arrays.equals(bytes, Files.readAllBytes(first)));
      assertFalse(Files.exists(first.resolveSibling(first.getFileName() + ".gz.tmp")));
    }
  }

  @Test
  void shouldGoOnBehindASegmentThatIsDamaged() throws IOException {
    Path directory = session().resolve("journal");
    try (FileJournal journal = open(Duration.ofDays(8), 30, 7)) {
      Journals.append(journal, 1000);
      journal.audit().checkpoint();
      List<SegmentFile> files = SegmentFile.list(directory);
      SegmentFile damaged = files.get(2);
      byte[] bytes = Files.readAllBytes(damaged.path());
      bytes[100] ^= 1;
      Files.write(damaged.path(), bytes);
      journal.releaseBefore(1000);
      journal.keeper().tend();
      String upkeep = journal.status().upkeep();
      assertTrue(upkeep.contains("is damaged at byte"), upkeep);
      assertTrue(upkeep.contains(damaged.path().getFileName().toString()), upkeep);
      assertEquals(damaged.firstSequence(), journal.firstSequence(), "what is before is removed");
      assertEquals(files.size() - 2, journal.status().segments());
      assertEquals(files.size() - 4, journal.status().compressedSegments());
    }
  }

  @Test
  void shouldRemoveOnlyWhatIsOldCompressedAndReleased() {
    try (FileJournal journal = open(Duration.ofDays(8), 30, 7)) {
      Journals.append(journal, 500);
      journal.audit().checkpoint();
      journal.keeper().tend();
      assertEquals(1, journal.firstSequence(), "nothing was released");
      journal.releaseBefore(1);
      assertThrows(IllegalArgumentException.class, () -> journal.releaseBefore(502));
      journal.keeper().tend();
      assertEquals(1, journal.firstSequence());
      journal.releaseBefore(320);
      journal.keeper().tend();
      assertEquals("", journal.status().upkeep());
      long first = journal.firstSequence();
      assertTrue(first > 150 && first <= 320, "first " + first);
      assertEquals(first, journal.status().firstSequence());
      assertRemoved(journal, first, 500);
      Journals.append(journal, 100);
      journal.audit().checkpoint();
      assertRemoved(journal, first, 600);
    }
    try (FileJournal journal = open(Duration.ofDays(6), 30, 7)) {
      long first = journal.firstSequence();
      assertEquals(600 - first + 1, journal.status().recoveredEntries());
      journal.releaseBefore(600);
      journal.keeper().tend();
      assertEquals(first, journal.firstSequence(), "the rest is young");
      assertRemoved(journal, first, 600);
      Journals.append(journal, 300);
      assertRemoved(journal, first, 900);
    }
    try (FileJournal journal = open(Duration.ofDays(8), 30, 7)) {
      journal.releaseBefore(900);
      journal.keeper().tend();
      long first = journal.firstSequence();
      assertTrue(first > 600, "first " + first);
      assertRemoved(journal, first, 900);
    }
  }

  private static void assertRemoved(FileJournal journal, long first, long last) {
    Journals.assertEntries(journal, first, last);
    assertEquals(first, journal.entries().next().sequence());
    assertThrows(IllegalArgumentException.class, () -> journal.entriesFrom(first - 1));
    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> journal.audit().proof(first - 1));
    assertEquals(
        "entry " + (first - 1) + ": " + first + " to " + last + " is there", thrown.getMessage());
    journal.audit().proof(first);
    journal.audit().proof(last);
    assertIntact(journal, last - first + 1, first - 1);
  }

  @Test
  void shouldKeepForEverWithoutTheSetting() {
    try (FileJournal journal = open(Duration.ofDays(1000), 30, 0)) {
      Journals.append(journal, 500);
      journal.audit().checkpoint();
      journal.releaseBefore(500);
      journal.keeper().tend();
      assertEquals(1, journal.firstSequence());
      assertIntact(journal, 500, 0);
    }
  }

  private long shortened() {
    try (FileJournal journal = open(Duration.ofDays(8), 30, 7)) {
      Journals.append(journal, 300);
      journal.audit().checkpoint();
      Journals.append(journal, 200);
      journal.audit().checkpoint();
      journal.releaseBefore(400);
      journal.keeper().tend();
      return journal.firstSequence();
    }
  }

  @Test
  void shouldEndARemovalThatACrashInterrupted() throws IOException {
    Path before = root.resolve("before");
    try (FileJournal journal = open(Duration.ofDays(8), 30, 7)) {
      Journals.append(journal, 500);
      journal.audit().checkpoint();
      journal.keeper().tend();
      Journals.copy(session(), before);
      journal.releaseBefore(400);
      journal.keeper().tend();
    }
    Path directory = session().resolve("journal");
    for (SegmentFile file : SegmentFile.list(before.resolve("journal"))) {
      Path back = directory.resolve(file.path().getFileName());
      if (!Files.exists(back)) {
        Files.copy(file.path(), back);
      }
    }
    try (FileJournal journal = open(Duration.ZERO, 0, 0)) {
      long first = journal.firstSequence();
      assertTrue(first > 1);
      assertEquals(first, SegmentFile.list(directory).get(0).firstSequence());
      assertRemoved(journal, first, 500);
    }
  }

  @Test
  void shouldRefuseANoteThatTheLogDidNotSign() throws IOException {
    shortened();
    Path note = session().resolve("journal/removed.note");
    String text = Files.readString(note);
    String[] lines = text.split("\n", 4);
    Files.writeString(note, lines[0] + "\n" + lines[1] + "\n1\n" + lines[3]);
    JournalException thrown = assertThrows(JournalException.class, () -> open(Duration.ZERO, 0, 0));
    assertTrue(thrown.getMessage().contains("not signed"), thrown::getMessage);
    Files.writeString(note, "no note");
    thrown = assertThrows(JournalException.class, () -> open(Duration.ZERO, 0, 0));
    assertTrue(thrown.getMessage().contains("removed.note is damaged"), thrown::getMessage);
    Files.delete(note);
    thrown = assertThrows(JournalException.class, () -> open(Duration.ZERO, 0, 0));
    assertTrue(thrown.getMessage().contains("begins with entry 1"), thrown::getMessage);
    Files.writeString(note, text);
    open(Duration.ZERO, 0, 0).close();
  }

  @Test
  void shouldMakeLostHashesAnewButThoseOfRemovedEntries() throws IOException {
    long first = shortened();
    Path leaves = session().resolve("journal/tree/level-0.hashes");
    byte[] hashes = Files.readAllBytes(leaves);
    Files.write(leaves, Arrays.copyOf(hashes, (int) first * 32));
    Files.delete(session().resolve("journal/tree/level-1.hashes"));
    try (FileJournal journal = open(Duration.ZERO, 0, 0)) {
      assertRemoved(journal, first, 500);
    }
    byte[] damaged = hashes.clone();
    damaged[(int) (first + 3) * 32] ^= 1;
    Files.write(leaves, damaged);
    try (FileJournal journal = open(Duration.ZERO, 0, 0)) {
      assertRemoved(journal, first, 500);
    }
    for (byte[] lost : List.of(new byte[0], Arrays.copyOf(hashes, (int) (first - 2) * 32))) {
      Files.write(leaves, lost);
      JournalException thrown =
          assertThrows(JournalException.class, () -> open(Duration.ZERO, 0, 0));
      assertTrue(thrown.getMessage().contains("has lost hashes"), thrown::getMessage);
    }
    Files.write(leaves, hashes);
    open(Duration.ZERO, 0, 0).close();
  }

  @Test
  void shouldNotAdviseToDeleteHashesOfRemovedEntries() throws IOException {
    long first = shortened();
    try (FileJournal journal = open(Duration.ZERO, 0, 0)) {
      Path leaves = session().resolve("journal/tree/level-0.hashes");
      byte[] hashes = Files.readAllBytes(leaves);
      for (int at = (int) first - 1; at < first + 2; at++) {
        hashes[at * 32] ^= 1;
      }
      Files.write(leaves, hashes);
      JournalException thrown =
          assertThrows(JournalException.class, () -> journal.audit().proof(first + 1));
      assertFalse(thrown.getMessage().contains("delete"), thrown::getMessage);
      assertTrue(thrown.getMessage().contains("from a copy"), thrown::getMessage);
    }
  }

  @Test
  void shouldFindAHashOfARemovedEntryThatWasChanged() throws IOException {
    long first = shortened();
    try (FileJournal journal = open(Duration.ZERO, 0, 0)) {
      Path leaves = session().resolve("journal/tree/level-0.hashes");
      byte[] hashes = Files.readAllBytes(leaves);
      hashes[7 * 32] ^= 1;
      Files.write(leaves, hashes);
      List<String> findings = journal.audit().verify().findings();
      String expected = "the hashes kept of entries 1 to " + (first - 1) + ", which retention";
      assertEquals(1, findings.stream().filter(found -> found.startsWith(expected)).count());
      assertTrue(
          findings.stream().noneMatch(found -> found.contains("500 entries")), findings::toString);
    }
  }
}
