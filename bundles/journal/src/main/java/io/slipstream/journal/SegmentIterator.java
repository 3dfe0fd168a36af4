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
  private long nextSequence = 1;

  SegmentIterator(List<Path> files, long upTo) {
    this.files = new ArrayDeque<>(files);
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
    if (entry.sequence() <= upTo) {
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
