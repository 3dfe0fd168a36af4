package io.slipstream.journal;

import io.slipstream.api.service.journal.EntryKind;
import io.slipstream.api.service.journal.JournalEntry;
import io.slipstream.api.service.journal.JournalException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/**
 * The layout of a segment file: a header of eight bytes {@code SLIPJNL1} and the sequence of its
 * first entry; then records of payload length, CRC-32C over sequence, kind and payload, kind,
 * payload. All numbers are big-endian.
 */
final class Segment {
  static final int HEADER_BYTES = 16;
  static final int RECORD_BYTES = 9;
  static final int LONGEST_PAYLOAD = 1 << 24;
  private static final byte[] MAGIC = "SLIPJNL1".getBytes(StandardCharsets.US_ASCII);

  private static final EntryKind[] KINDS = EntryKind.values();

  private Segment() {}

  static ByteBuffer header(long firstSequence) {
    return ByteBuffer.allocate(HEADER_BYTES).put(MAGIC).putLong(firstSequence).flip();
  }

  static void putRecord(ByteBuffer target, long sequence, EntryKind kind, byte[] payload) {
    byte code = (byte) kind.ordinal();
    target.putInt(payload.length).putInt(checksum(sequence, code, payload)).put(code).put(payload);
  }

  /** What of a record is hashed, but for the sequence. */
  static byte[] kindAndPayload(JournalEntry entry) {
    return ByteBuffer.allocate(1 + entry.payload().length)
        .put((byte) entry.kind().ordinal())
        .put(entry.payload())
        .array();
  }

  private static int checksum(long sequence, byte kind, byte[] payload) {
    CRC32C crc = new CRC32C();
    crc.update(ByteBuffer.allocate(9).putLong(sequence).put(kind).flip());
    crc.update(payload);
    return (int) crc.getValue();
  }

  /**
   * Reads a segment.
   *
   * @param mayBeTorn whether a write that was not finished may be at its end
   * @return how many entries are whole and where they end
   */
  static Scan scan(
      SegmentFile file, long expectedFirst, boolean mayBeTorn, Consumer<JournalEntry> reader) {
    try (SegmentBytes bytes = file.open()) {
      if (mayBeTorn && (bytes.size() < HEADER_BYTES || TornEnd.isZero(bytes))) {
        return new Scan(0, 0, bytes.size());
      }
      requireHeader(file, bytes, expectedFirst);
      RecordWalk walk = new RecordWalk(bytes, HEADER_BYTES, expectedFirst);
      for (JournalEntry entry = walk.next(); entry != null; entry = walk.next()) {
        reader.accept(entry);
      }
      long rest = bytes.size() - walk.position();
      if (rest > 0
          && (!mayBeTorn || TornEnd.holdsRecord(bytes, walk.position(), walk.sequence()))) {
        throw damaged(file, walk.position(), walk.sequence());
      }
      return new Scan(walk.sequence() - expectedFirst, walk.position(), rest);
    } catch (IOException e) {
      throw new JournalException("cannot read " + file.path() + ": " + e.getMessage(), e);
    }
  }

  static JournalException damaged(SegmentFile file, long at, long sequence) {
    return new JournalException(
        file.path() + " is damaged at byte " + at + ", entry " + sequence + "; it was not changed");
  }

  /** Refuses a segment that does not begin with an entry, by its name or its header. */
  static void requireHeader(SegmentFile file, SegmentBytes bytes, long first) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
    bytes.read(0, header);
    if (file.firstSequence() != first || !header.flip().equals(header(first))) {
      throw new JournalException(
          file.path() + " is no journal segment that begins with entry " + first);
    }
  }

  /** Null when there is no whole and intact record. */
  static JournalEntry recordAt(ByteBuffer bytes, int at, long sequence) {
    if (bytes.limit() - at < RECORD_BYTES) {
      return null;
    }
    int length = bytes.getInt(at);
    byte kind = bytes.get(at + 8);
    boolean fits = length >= 0 && length <= bytes.limit() - at - RECORD_BYTES;
    if (!fits || length > LONGEST_PAYLOAD || kind < 0 || kind >= KINDS.length) {
      return null;
    }
    byte[] payload = new byte[length];
    bytes.get(at + RECORD_BYTES, payload);
    return bytes.getInt(at + 4) == checksum(sequence, kind, payload)
        ? new JournalEntry(sequence, KINDS[kind], payload)
        : null;
  }

  /**
   * What a segment holds.
   *
   * @param entries whole entries
   * @param end byte behind the last of them
   * @param tornBytes bytes behind that
   */
  record Scan(long entries, long end, long tornBytes) {}
}
