package io.slipstream.journal;

import io.slipstream.api.service.journal.JournalEntry;
import io.slipstream.api.service.journal.JournalException;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads single entries; of the segments it read last it knows where every 256th entry begins. */
final class EntryReader {
  private static final int STEP = 256;
  private static final int KEPT_SEGMENTS = 16;

  private final Segments segments;
  private final Map<Long, Offsets> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Offsets> eldest) {
          return size() > KEPT_SEGMENTS;
        }
      };

  EntryReader(Segments segments) {
    this.segments = segments;
  }

  /**
   * The entry of a sequence that has been written.
   *
   * @throws JournalException when it is damaged
   */
  synchronized JournalEntry read(long sequence) throws IOException {
    SegmentFile file = segments.of(sequence);
    long first = file.firstSequence();
    Offsets offsets = known.computeIfAbsent(first, name -> new Offsets());
    long place = sequence - first;
    try (SegmentBytes bytes = file.open()) {
      offsets.extend(file, bytes, place);
      int step = (int) (place / STEP);
      RecordWalk walk = new RecordWalk(bytes, offsets.starts[step], first + (long) step * STEP);
      skip(file, walk, sequence);
      JournalEntry entry = walk.next();
      if (entry == null) {
        throw Segment.damaged(file, walk.position(), sequence);
      }
      return entry;
    }
  }

  private static void skip(SegmentFile file, RecordWalk walk, long to) throws IOException {
    while (walk.sequence() < to) {
      if (!walk.skip()) {
        throw Segment.damaged(file, walk.position(), walk.sequence());
      }
    }
  }

  /** Where every so many records of a segment begin, as far as it was asked for. */
  private static final class Offsets {
    private long[] starts = {Segment.HEADER_BYTES};
    private int count = 1;

    void extend(SegmentFile file, SegmentBytes bytes, long place) throws IOException {
      if (place / STEP < count) {
        return;
      }
      long next = file.firstSequence() + (count - 1L) * STEP;
      RecordWalk walk = new RecordWalk(bytes, starts[count - 1], next);
      while (place / STEP >= count) {
        skip(file, walk, walk.sequence() + STEP);
        starts = count == starts.length ? Arrays.copyOf(starts, count * 2) : starts;
        starts[count++] = walk.position();
      }
    }
  }
}
