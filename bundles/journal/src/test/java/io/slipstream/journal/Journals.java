package io.slipstream.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.service.journal.EntryKind;
import io.slipstream.api.service.journal.Journal;
import io.slipstream.api.service.journal.JournalEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Journals in tests, whose entries say which they are. */
final class Journals {
  private Journals() {}

  static byte[] payload(long sequence) {
    return ("entry " + sequence + " ".repeat((int) (sequence % 40)))
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** Adds entries, a few at a time so that segments are closed. */
  static void append(Journal journal, int count) {
    for (int i = 0; i < count; i++) {
      long next = journal.status().lastSequence() + 1;
      assertEquals(next, journal.append(EntryKind.INPUT, payload(next)));
      if (next % 50 == 0) {
        journal.awaitDurable(next);
      }
    }
    journal.awaitDurable(journal.status().lastSequence());
  }

  static void assertEntries(Journal journal, long from, long to) {
    Iterator<JournalEntry> entries = journal.entriesFrom(from);
    for (long sequence = from; sequence <= to; sequence++) {
      JournalEntry entry = entries.next();
      assertEquals(sequence, entry.sequence());
      assertEquals(
          new String(payload(sequence), StandardCharsets.US_ASCII),
          new String(entry.payload(), StandardCharsets.US_ASCII));
    }
    assertEquals(false, entries.hasNext());
  }

  /** A session's directory as it is now, journal and key. */
  static Path copy(Path session, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(session)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(session.relativize(file).toString()));
      }
    }
    return to.resolve("journal");
  }

  static void await(String what, BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, "not within 30 seconds: " + what);
      Thread.sleep(5);
    }
  }
}
