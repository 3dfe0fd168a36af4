package io.slipstream.journal;

import io.slipstream.api.service.journal.JournalEntry;
import io.slipstream.api.service.journal.JournalException;
import io.slipstream.api.service.journal.JournalReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Reads a journal's directory without changing anything there. */
final class JournalFolder implements JournalReader {
  private final List<SegmentFile> segments;
  private final long last;

  private JournalFolder(List<SegmentFile> segments, long last) {
    this.segments = segments;
    this.last = last;
  }

  /** What is whole now; a torn end is passed over. */
  static JournalFolder read(Path directory) {
    List<SegmentFile> segments = segments(directory);
    if (segments.isEmpty()) {
      throw new JournalException("directory " + directory + " has no journal: no segment is there");
    }
    SegmentFile newest = segments.get(segments.size() - 1);
    long first = newest.firstSequence();
    Segment.Scan scan = Segment.scan(newest, first, true, entry -> {});
    return new JournalFolder(segments, first + scan.entries() - 1);
  }

  /** Each once: a plain one whose packed twin is there, too, is as good as that. */
  private static List<SegmentFile> segments(Path directory) {
    try {
      List<SegmentFile> all = new ArrayList<>(SegmentFile.list(directory));
      for (int i = all.size() - 1; i > 0; i--) {
        if (all.get(i).firstSequence() == all.get(i - 1).firstSequence()) {
          all.remove(i);
        }
      }
      return all;
    } catch (IOException e) {
      throw new JournalException("cannot list " + directory + ": " + e.getMessage(), e);
    }
  }

  @Override
  public long firstSequence() {
    return segments.get(0).firstSequence();
  }

  @Override
  public long lastSequence() {
    return last;
  }

  @Override
  public Iterator<JournalEntry> entriesFrom(long sequence) {
    if (sequence < firstSequence() || sequence > last + 1) {
      throw new IllegalArgumentException(
          "entry " + sequence + ": " + firstSequence() + " to " + (last + 1) + " is allowed");
    }
    return new SegmentIterator(segments, sequence, last);
  }
}
