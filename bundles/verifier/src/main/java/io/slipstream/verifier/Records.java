package io.slipstream.verifier;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** The records of one segment: their lengths, checksums and leaf hashes. */
final class Records {
  static final int HEADER = 9;
  static final long LONGEST = 16_777_216;

  private static final int KIND_AT = 8;
  private static final int PREFIX = 9;

  private final FileBytes bytes;
  private final Hashing hashing;
  private final CRC32C crc = new CRC32C();
  private final ByteBuffer prefix = ByteBuffer.allocate(PREFIX);
  private final byte[] leaf = new byte[Hashing.BYTES];

  Records(FileBytes bytes, Hashing hashing) {
    this.bytes = bytes;
    this.hashing = hashing;
  }

  long size() {
    return bytes.size();
  }

  /** Whether a record's nine bytes before the payload are there. */
  boolean hasHeader(long position) {
    return position + HEADER <= bytes.size();
  }

  long length(long position) throws IOException {
    return bytes.intAt(position) & 0xffff_ffffL;
  }

  int kind(long position) throws IOException {
    return bytes.byteAt(position + KIND_AT);
  }

  long next(long position) throws IOException {
    return position + HEADER + length(position);
  }

  /** Whether the record is there to its end, as far as its length tells. */
  boolean isWhole(long position) throws IOException {
    return hasHeader(position) && length(position) <= LONGEST && next(position) <= bytes.size();
  }

  /** Whether the record's checksum is that of the entry with this sequence. */
  boolean fits(long position, long length, long sequence) throws IOException {
    crc.reset();
    crc.update(prefix(position, sequence), 0, PREFIX);
    bytes.feed(position + HEADER, length, crc::update);
    return (int) crc.getValue() == bytes.intAt(position + Integer.BYTES);
  }

  /** As {@link #fits}, and computes the leaf hash on the way. */
  boolean fitsAndHashes(long position, long length, long sequence) throws IOException {
    int stored = bytes.intAt(position + Integer.BYTES);
    byte[] start = prefix(position, sequence);
    crc.reset();
    crc.update(start, 0, PREFIX);
    hashing.beginLeaf();
    hashing.update(start, 0, PREFIX);
    bytes.feed(position + HEADER, length, this::both);
    hashing.end(leaf);
    return (int) crc.getValue() == stored;
  }

  /** The hash that {@link #fitsAndHashes} computed last; the array is used again. */
  byte[] leaf() {
    return leaf;
  }

  private void both(byte[] piece, int offset, int length) {
    crc.update(piece, offset, length);
    hashing.update(piece, offset, length);
  }

  private byte[] prefix(long position, long sequence) throws IOException {
    prefix.putLong(0, sequence).put(KIND_AT, (byte) kind(position));
    return prefix.array();
  }
}
