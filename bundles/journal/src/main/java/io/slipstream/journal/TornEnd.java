package io.slipstream.journal;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Tells a write that was not finished from damage in the middle. */
final class TornEnd {
  private static final int PIECE = 1 << 16;
  private static final int NEIGHBOURS = 3;
  private static final long MOST_WORK = 1L << 30;

  private TornEnd() {}

  /** A file whose size reached the disk and whose bytes did not. */
  static boolean isZero(SegmentBytes bytes) throws IOException {
    ByteBuffer piece = ByteBuffer.allocate(PIECE);
    long size = bytes.size();
    for (long at = 0; at < size; at += PIECE) {
      bytes.read(at, piece.clear());
      piece.flip();
      while (piece.hasRemaining()) {
        if (piece.get() != 0) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * Whether behind a place there is an intact record. What would take too long to find out counts
   * as if there were one: then nothing is cut off.
   */
  static boolean holdsRecord(SegmentBytes bytes, long from, long sequence) throws IOException {
    long rest = bytes.size() - from;
    if (rest > Integer.MAX_VALUE - PIECE) {
      return true;
    }
    ByteBuffer behind = ByteBuffer.allocate((int) rest);
    bytes.read(from, behind);
    behind.flip();
    long work = 0;
    for (int at = 1; at <= behind.limit() - Segment.RECORD_BYTES; at++) {
      int length = behind.getInt(at);
      boolean mayFit =
          length >= 0
              && length <= behind.limit() - at - Segment.RECORD_BYTES
              && (behind.get(at + 8) & 0xfe) == 0;
      for (long next = sequence; mayFit && next < sequence + NEIGHBOURS; next++) {
        work += Segment.RECORD_BYTES + length;
        if (work > MOST_WORK || Segment.recordAt(behind, at, next) != null) {
          return true;
        }
      }
    }
    return false;
  }
}
