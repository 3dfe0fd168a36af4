package io.slipstream.journal;

import io.slipstream.api.service.journal.JournalEntry;
import io.slipstream.api.service.journal.JournalException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Walks over the entries of several segments with a few megabytes of them in memory. */
final class SegmentIterator implements Iterator<JournalEntry> {
  private static final int PART = 4 << 20;

  private final List<SegmentFile> files;
  private final Deque<JournalEntry> loaded = new ArrayDeque<>();
  private final long from;
  private final long upTo;
  private int file;
  private long position;
  private long sequence;

  /** Entries {@code from} to {@code upTo}; segments before them are not read. */
  SegmentIterator(List<SegmentFile> files, long from, long upTo) {
    while (file + 1 < files.size() && files.get(file + 1).firstSequence() <= from) {
      file++;
    }
    this.files = files;
    this.from = from;
    this.upTo = upTo;
    this.sequence = files.isEmpty() ? from : files.get(file).firstSequence();
  }

  @Override
  public boolean hasNext() {
    while (loaded.isEmpty() && sequence <= upTo && from <= upTo) {
      if (file == files.size()) {
        throw new JournalException("the journal ends before entry " + sequence);
      }
      load(files.get(file));
    }
    return !loaded.isEmpty();
  }

  private void load(SegmentFile segment) {
    try (SegmentBytes bytes = segment.open()) {
      if (position == 0) {
        Segment.requireHeader(segment, bytes, sequence);
        position = Segment.HEADER_BYTES;
      }
      RecordWalk walk = new RecordWalk(bytes, position, sequence);
      boolean isWhole = true;
      while (isWhole && walk.sequence() <= upTo && walk.position() - position < PART) {
        isWhole = walk.sequence() < from ? walk.skip() : keep(walk.next());
      }
      position = walk.position();
      sequence = walk.sequence();
      if (!isWhole && position < bytes.size()) {
        throw Segment.damaged(segment, position, sequence);
      }
      if (!isWhole) {
        file++;
        position = 0;
      }
    } catch (NoSuchFileException e) {
      throw new JournalException(
          segment.path() + " was removed while it was read: retention let it go", e);
    } catch (IOException e) {
      throw new JournalException("cannot read " + segment.path() + ": " + e.getMessage(), e);
    }
  }

  private boolean keep(JournalEntry entry) {
    if (entry != null) {
      loaded.addLast(entry);
    }
    return entry != null;
  }

  @Override
  public JournalEntry next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no entry behind " + upTo);
    }
    return loaded.removeFirst();
  }
}
