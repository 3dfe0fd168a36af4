package io.slipstream.api.service.journal;

import java.util.Iterator;
import java.util.function.Consumer;

/** An open journal with one writer. */
public interface Journal extends JournalReader, AutoCloseable {
  /**
   * Appends an entry and returns its sequence. The entry is queued for the disk; when too much
   * waits, because the disk is slow or full, the call blocks. Fails for good once a write failed
   * for another reason than a full disk.
   *
   * @throws JournalException when the journal is closed or its disk failed
   */
  long append(EntryKind kind, byte[] payload);

  /**
   * Returns once the entry is durable to the configured level.
   *
   * @throws JournalException when it cannot become so
   */
  void awaitDurable(long sequence);

  /**
   * Tells that no start needs entries before this one any more, because a snapshot of the kernel
   * stands for them. Whole segments of them that are old enough for {@code retention.days} are
   * removed in the background, while their hashes are kept; without that setting nothing is. It is
   * forgotten when the journal is closed.
   *
   * @throws IllegalArgumentException when the journal does not reach to there
   */
  void releaseBefore(long sequence);

  /** Every entry that is kept at the time of the call, oldest first; read from disk in pieces. */
  Iterator<JournalEntry> entries();

  /** Hands over {@link #entries()} one by one. */
  default void forEach(Consumer<JournalEntry> reader) {
    entries().forEachRemaining(reader);
  }

  /** What proves it to others. */
  AuditTrail audit();

  /** What was found on opening, and counters since. */
  Status status();

  /** Writes what waits and closes. */
  @Override
  void close();

  /**
   * Condition of a journal.
   *
   * @param recoveredEntries entries found on opening
   * @param cutBytes bytes of a torn last record that were cut off on opening
   * @param lastSequence newest entry
   * @param durableSequence newest durable entry
   * @param bytes size on disk
   * @param waiting empty, or what writing waits for: room on the disk, or a slow one
   * @param failure empty, or why nothing can be written any more
   * @param firstSequence oldest entry that is kept
   * @param segments files the entries are in
   * @param compressedSegments how many of them are compressed
   * @param upkeep empty, or why closed segments could not be compressed or removed
   */
  record Status(
      long recoveredEntries,
      long cutBytes,
      long lastSequence,
      long durableSequence,
      long bytes,
      String waiting,
      String failure,
      long firstSequence,
      int segments,
      int compressedSegments,
      String upkeep) {}
}
