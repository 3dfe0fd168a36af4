package io.slipstream.journal;

import io.slipstream.api.service.journal.JournalEntry;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Goes through a segment from record to record with a small part of it in memory. */
final class RecordWalk {
  private static final int CHUNK = 1 << 16;

  private final SegmentBytes bytes;
  private ByteBuffer chunk = ByteBuffer.allocate(CHUNK).limit(0);
  private long chunkStart;
  private long position;
  private long sequence;

  /** Begins where the record of a sequence begins. */
  RecordWalk(SegmentBytes bytes, long position, long sequence) {
    this.bytes = bytes;
    this.position = position;
    this.sequence = sequence;
  }

  /** Where the next record begins. */
  long position() {
    return position;
  }

  /** Sequence of the next record. */
  long sequence() {
    return sequence;
  }

  /** Passes over a record without a look at its content; false when it is not whole. */
  boolean skip() throws IOException {
    int size = size();
    if (size == 0 || position + size > bytes.size()) {
      return false;
    }
    position += size;
    sequence++;
    return true;
  }

  /** The next entry, or null when its record is not whole and intact; the walk stays before it. */
  JournalEntry next() throws IOException {
    int size = size();
    if (size == 0 || !isThere(size)) {
      return null;
    }
    JournalEntry entry = Segment.recordAt(chunk, (int) (position - chunkStart), sequence);
    if (entry != null) {
      position += size;
      sequence++;
    }
    return entry;
  }

  /** The record's length, or 0 when it has none that is allowed. */
  private int size() throws IOException {
    if (!isThere(Segment.RECORD_BYTES)) {
      return 0;
    }
    int length = chunk.getInt((int) (position - chunkStart));
    return length < 0 || length > Segment.LONGEST_PAYLOAD ? 0 : Segment.RECORD_BYTES + length;
  }

  /** Sees to it that so many bytes from the position on are in memory. */
  private boolean isThere(int count) throws IOException {
    if (position + count <= chunkStart + chunk.limit() && position >= chunkStart) {
      return true;
    }
    if (position + count > bytes.size()) {
      return false;
    }
    if (count > chunk.capacity()) {
      chunk = ByteBuffer.allocate(count);
    }
    chunk.clear();
    chunkStart = position;
    bytes.read(position, chunk);
    chunk.flip();
    return chunk.limit() >= count;
  }
}
