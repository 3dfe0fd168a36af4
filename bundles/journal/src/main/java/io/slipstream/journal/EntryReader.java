package io.slipstream.journal;

import io.slipstream.api.service.journal.JournalEntry;
import io.slipstream.api.service.journal.JournalException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads single entries; of the segments it read last it knows where every 256th entry begins. */
final class EntryReader {
  private static final int STEP = 256;
  private static final int KEPT_SEGMENTS = 16;
  private static final int CHUNK = 1 << 16;

  private final Path directory;
  private final Map<Path, Offsets> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Offsets> eldest) {
          return size() > KEPT_SEGMENTS;
        }
      };

  EntryReader(Path directory) {
    this.directory = directory;
  }

  /**
   * The entry of a sequence that has been written.
   *
   * @throws JournalException when it is damaged
   */
  synchronized JournalEntry read(long sequence) throws IOException {
    Path file = segmentOf(sequence);
    Offsets offsets = known.computeIfAbsent(file, name -> new Offsets());
    long place = sequence - Segment.firstSequence(file);
    try (FileChannel channel = FileChannel.open(file)) {
      offsets.extend(channel, place);
      Walk walk = new Walk(channel, offsets.at((int) (place / STEP)));
      for (long i = place / STEP * STEP; i < place; i++) {
        walk.skip();
      }
      JournalEntry entry = Segment.recordAt(walk.record(), 0, sequence);
      if (entry == null) {
        throw new JournalException(
            file + " is damaged at byte " + walk.position + ", entry " + sequence);
      }
      return entry;
    }
  }

  private Path segmentOf(long sequence) throws IOException {
    List<Path> files = SegmentWriter.segments(directory);
    Path found = files.get(0);
    for (Path file : files) {
      if (Segment.firstSequence(file) <= sequence) {
        found = file;
      }
    }
    return found;
  }

  /** Where every so many records of a segment begin, as far as it was asked for. */
  private static final class Offsets {
    private long[] starts = {Segment.HEADER_BYTES};
    private int count = 1;

    long at(int step) {
      return starts[step];
    }

    void extend(FileChannel channel, long place) throws IOException {
      if (place / STEP < count) {
        return;
      }
      Walk walk = new Walk(channel, starts[count - 1]);
      while (place / STEP >= count) {
        for (int i = 0; i < STEP; i++) {
          walk.skip();
        }
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = walk.position;
      }
    }
  }

  /** Goes from record to record. */
  private static final class Walk {
    private final FileChannel channel;
    private ByteBuffer chunk = ByteBuffer.allocate(CHUNK).limit(0);
    private long chunkStart;
    private long position;

    Walk(FileChannel channel, long position) {
      this.channel = channel;
      this.position = position;
    }

    void skip() throws IOException {
      position += size();
    }

    private int size() throws IOException {
      require(Integer.BYTES);
      int length = chunk.getInt((int) (position - chunkStart));
      if (length < 0 || length > Segment.LONGEST_PAYLOAD) {
        throw new JournalException("a segment is damaged at byte " + position);
      }
      return Segment.RECORD_BYTES + length;
    }

    /** The bytes of the record that begins here. */
    ByteBuffer record() throws IOException {
      int size = size();
      require(size);
      return chunk.slice((int) (position - chunkStart), size);
    }

    /** Sees to it that so many bytes from the position on are in memory. */
    private void require(int bytes) throws IOException {
      if (position >= chunkStart && position + bytes <= chunkStart + chunk.limit()) {
        return;
      }
      if (bytes > chunk.capacity()) {
        chunk = ByteBuffer.allocate(bytes);
      }
      chunk.clear();
      chunkStart = position;
      int read = 0;
      while (read >= 0 && chunk.hasRemaining()) {
        read = channel.read(chunk, chunkStart + chunk.position());
      }
      chunk.flip();
      if (chunk.limit() < bytes) {
        throw new JournalException("a segment ends at byte " + (chunkStart + chunk.limit()));
      }
    }
  }
}
