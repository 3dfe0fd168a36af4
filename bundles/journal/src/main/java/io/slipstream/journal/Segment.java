package io.slipstream.journal;

import io.slipstream.api.service.journal.EntryKind;
import io.slipstream.api.service.journal.JournalEntry;
import io.slipstream.api.service.journal.JournalException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
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

  private Segment() {}

  static Path file(Path directory, long firstSequence) {
    return directory.resolve(String.format(Locale.ROOT, "%020d.journal", firstSequence));
  }

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

  /** Sequence of the first entry of a segment, from its name. */
  static long firstSequence(Path file) {
    String name = file.getFileName().toString();
    return Long.parseLong(name.substring(0, name.indexOf('.')));
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
   * @param isLast whether a torn end may be there
   * @return how many entries are whole and where they end
   */
  static Scan scan(Path file, long expectedFirst, boolean isLast, Consumer<JournalEntry> reader) {
    ByteBuffer bytes = ByteBuffer.wrap(read(file));
    if (isLast && (bytes.remaining() < HEADER_BYTES || isZero(bytes))) {
      return new Scan(0, 0, bytes.remaining());
    }
    byte[] magic = new byte[MAGIC.length];
    if (bytes.remaining() >= HEADER_BYTES) {
      bytes.get(magic);
    }
    if (!Arrays.equals(magic, MAGIC) || bytes.getLong() != expectedFirst) {
      throw new JournalException(
          file + " is no journal segment that begins with entry " + expectedFirst);
    }
    long sequence = expectedFirst;
    JournalEntry entry = recordAt(bytes, bytes.position(), sequence);
    while (entry != null) {
      reader.accept(entry);
      bytes.position(bytes.position() + RECORD_BYTES + entry.payload().length);
      sequence++;
      entry = recordAt(bytes, bytes.position(), sequence);
    }
    int end = bytes.position();
    int rest = bytes.limit() - end;
    if (rest > 0 && (!isLast || holdsRecordBehind(bytes, end, sequence))) {
      throw new JournalException(
          file + " is damaged at byte " + end + ", entry " + sequence + "; it was not changed");
    }
    return new Scan(sequence - expectedFirst, end, rest);
  }

  /** A file whose size reached the disk and whose bytes did not. */
  private static boolean isZero(ByteBuffer bytes) {
    for (int i = 0; i < bytes.limit(); i++) {
      if (bytes.get(i) != 0) {
        return false;
      }
    }
    return true;
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new JournalException("cannot read " + file + ": " + e.getMessage(), e);
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
    if (!fits || kind < 0 || kind >= EntryKind.values().length) {
      return null;
    }
    byte[] payload = new byte[length];
    bytes.get(at + RECORD_BYTES, payload);
    return bytes.getInt(at + 4) == checksum(sequence, kind, payload)
        ? new JournalEntry(sequence, EntryKind.values()[kind], payload)
        : null;
  }

  /** Tells damage in the middle from a torn end: behind the first there is an intact record. */
  private static boolean holdsRecordBehind(ByteBuffer bytes, int from, long sequence) {
    for (int at = from + 1; at <= bytes.limit() - RECORD_BYTES; at++) {
      for (long next = sequence; next <= sequence + 2; next++) {
        if (recordAt(bytes, at, next) != null) {
          return true;
        }
      }
    }
    return false;
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
