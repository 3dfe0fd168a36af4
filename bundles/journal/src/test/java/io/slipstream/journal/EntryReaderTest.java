package io.slipstream.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.slipstream.api.service.journal.EntryKind;
import io.slipstream.api.service.journal.Journal;
import io.slipstream.api.service.journal.JournalEntry;
import io.slipstream.api.service.journal.JournalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntryReaderTest {
  @TempDir Path root;

  @Test
  void shouldReadEveryEntryInAnyOrderAcrossSegments() throws IOException {
    Path directory = root.resolve("journal");
    SplittableRandom random = new SplittableRandom(1);
    Durability durability = new Durability(Durability.Level.NONE, 1, 1 << 20);
    try (Journal journal = FileJournal.open(directory, durability, AuditSettings.of(60, ""))) {
      for (int i = 1; i <= 3000; i++) {
        byte[] payload = new byte[i == 700 ? 300_000 : random.nextInt(900)];
        random.nextBytes(payload);
        journal.append(i % 3 == 0 ? EntryKind.DECISION : EntryKind.INPUT, payload);
        if (i % 500 == 0) {
          journal.awaitDurable(i);
        }
      }
    }
    List<JournalEntry> entries = new ArrayList<>();
    Segments segments = new Segments();
    SegmentFile.list(directory).forEach(file -> segments.add(file, 0));
    new SegmentIterator(segments.files(), 1, 3000).forEachRemaining(entries::add);
    EntryReader reader = new EntryReader(segments);
    for (int i = 0; i < 2000; i++) {
      long sequence = i == 0 ? 3000 : i == 1 ? 1 : 1 + random.nextInt(3000);
      JournalEntry expected = entries.get((int) sequence - 1);
      JournalEntry found = reader.read(sequence);
      assertEquals(sequence, found.sequence());
      assertEquals(expected.kind(), found.kind());
      assertArrayEquals(expected.payload(), found.payload());
    }
    Path first = segments.files().get(0).path();
    byte[] bytes = Files.readAllBytes(first);
    bytes[Segment.HEADER_BYTES + Segment.RECORD_BYTES] ^= 1;
    Files.write(first, bytes);
    assertThrows(JournalException.class, () -> reader.read(1));
    assertThrows(JournalException.class, () -> new EntryReader(segments).read(4000));
  }
}
