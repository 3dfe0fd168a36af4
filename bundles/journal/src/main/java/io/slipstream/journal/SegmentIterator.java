package io.slipstream.journal;

import io.slipstream.api.service.journal.JournalEntry;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Walks over the entries of several segments with one of them in memory at a time. */
final class SegmentIterator implements Iterator<JournalEntry> {
  private final Deque<Path> files;
  private final Deque<JournalEntry> loaded = new ArrayDeque<>();
  private final long upTo;
  private final long from;
  private long nextSequence;

  /** Entries {@code from} to {@code upTo}; segments before them are not read. */
  SegmentIterator(List<Path> files, long from, long upTo) {
    int start = 0;
    while (start + 1 < files.size() && Segment.firstSequence(files.get(start + 1)) <= from) {
      start++;
    }
    this.files = new ArrayDeque<>(files.subList(start, files.size()));
    this.nextSequence = start == 0 ? 1 : Segment.firstSequence(files.get(start));
    this.from = from;
    this.upTo = upTo;
  }

  @Override
  public boolean hasNext() {
    while (loaded.isEmpty() && !files.isEmpty() && nextSequence <= upTo) {
      Path file = files.removeFirst();
      nextSequence += Segment.scan(file, nextSequence, files.isEmpty(), this::keep).entries();
    }
    return !loaded.isEmpty();
  }

  private void keep(JournalEntry entry) {
    if (entry.sequence() >= from && entry.sequence() <= upTo) {
      loaded.addLast(entry);
    }
  }

  @Override
  public JournalEntry next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no entry behind " + upTo);
    }
    return loaded.removeFirst();
  }
}
