package io.slipstream.verifier;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;

/** A journal whose first segment was removed, whose second is packed, and two that are plain. */
final class PackedJournal {
  static final int PER_SEGMENT = 150;
  static final int ENTRIES = 4 * PER_SEGMENT;
  static final int REMOVED = PER_SEGMENT;
  static final String PACKED = JournalWriter.digits(REMOVED + 1) + ".journal.gz";
  static final String PLAIN = JournalWriter.digits(2 * PER_SEGMENT + 1) + ".journal";
  static final long[] CHECKPOINTS = {70, 130, 170, 290, 450, ENTRIES};

  private static final byte[] HEAD = HexFormat.of().parseHex("1f8b08040000000000ff060042430200");
  private static final byte[] END =
      HexFormat.of().parseHex("1f8b08040000000000ff0600424302001b0003000000000000000000");

  final LogKey key = LogKey.log(5);
  final List<JournalWriter.Entry> entries = new ArrayList<>();
  private final Map<String, byte[]> files;
  private final JournalWriter writer;

  PackedJournal(Random random) {
    for (int i = 0; i < ENTRIES; i++) {
      byte[] payload = new byte[8 + random.nextInt(1200)];
      random.nextBytes(payload);
      Arrays.fill(payload, payload.length / 4, payload.length, (byte) 7);
      entries.add(new JournalWriter.Entry(random.nextInt(2), payload));
    }
    writer = written(entries);
    files = writer.files();
    files.put(Removed.FILE, LogKey.utf8(removal(REMOVED)));
    files.remove(JournalWriter.digits(1) + ".journal");
    String plain = PACKED.substring(0, PACKED.length() - 3);
    files.put(PACKED, pack(files.remove(plain)));
  }

  JournalWriter written(List<JournalWriter.Entry> content) {
    JournalWriter made = new JournalWriter(key, PER_SEGMENT);
    for (JournalWriter.Entry entry : content) {
      made.add(entry);
      if (Arrays.binarySearch(CHECKPOINTS, made.count()) >= 0) {
        made.checkpoint();
      }
    }
    return made;
  }

  Map<String, byte[]> files() {
    return new java.util.TreeMap<>(files);
  }

  /** The signed note that entries up to one are removed. */
  String removal(int last) {
    StringBuilder body = new StringBuilder(key.name() + "/removed\n" + last + "\n1700000000\n");
    int from = 0;
    while (from < last) {
      int count = Integer.highestOneBit(last - from);
      byte[] root = new NaiveTree(writer.leaves()).root(from, from + count);
      body.append(Base64.getEncoder().encodeToString(root)).append('\n');
      from += count;
    }
    return body + "\n" + key.line(body.toString());
  }

  static byte[] pack(byte[] plain) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int at = 0; at < plain.length; at += 65_280) {
      byte[] piece = Arrays.copyOfRange(plain, at, Math.min(plain.length, at + 65_280));
      out.writeBytes(block(piece, piece.length));
    }
    out.writeBytes(END);
    return out.toByteArray();
  }

  /** One block that says it holds so many bytes. */
  static byte[] block(byte[] piece, int holds) {
    Deflater deflater = new Deflater(9, true);
    deflater.setInput(piece);
    deflater.finish();
    byte[] made = new byte[65_536];
    int length = deflater.deflate(made);
    deflater.end();
    CRC32 crc = new CRC32();
    crc.update(piece);
    ByteBuffer block = ByteBuffer.allocate(26 + length).order(ByteOrder.LITTLE_ENDIAN);
    block.put(HEAD).putShort((short) (25 + length)).put(made, 0, length);
    return block.putInt((int) crc.getValue()).putInt(holds).array();
  }

  static byte[] end() {
    return END.clone();
  }

  /** What any gzip program makes of it, or nothing. */
  static byte[] unpack(byte[] packed) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return in.readAllBytes();
    } catch (IOException e) {
      return new byte[0];
    }
  }
}
