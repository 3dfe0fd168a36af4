package io.slipstream.journal;

import io.slipstream.api.service.journal.JournalException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * A gzip file of small members, as BGZF has it: each tells its length, so that any place is found
 * by unpacking one of them, and none unpacks to more than 64 KiB.
 */
final class PackedBytes implements SegmentBytes {
  /** Bytes that each block but the last holds. */
  static final int BLOCK = 65_280;

  /** Three times as quick as the usual one, and three percent larger. */
  private static final int LEVEL = 3;

  private static final int HEAD = 18;
  private static final int TAIL = 8;
  private static final int MOST_BLOCKS = 1 << 16;
  private static final byte[] START = {
    31, (byte) 139, 8, 4, 0, 0, 0, 0, 0, (byte) 255, 6, 0, 66, 67, 2, 0
  };
  private static final byte[] END = {27, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0};

  private final Path file;
  private final FileChannel channel;
  private final Inflater inflater = new Inflater(true);
  private final byte[] packed = new byte[1 << 16];
  private final byte[] unpacked = new byte[BLOCK];
  private long[] starts = new long[64];
  private int blocks;
  private long size;
  private int loaded = -1;

  private PackedBytes(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Opens a packed segment.
   *
   * @throws JournalException when it is damaged
   */
  static PackedBytes open(Path file) throws IOException {
    PackedBytes bytes = new PackedBytes(file, FileChannel.open(file));
    try {
      bytes.locate();
      return bytes;
    } catch (IOException | RuntimeException e) {
      bytes.close();
      throw e;
    }
  }

  /** Goes from block to block; the last of them is empty. */
  private void locate() throws IOException {
    long at = 0;
    int lastHolds = 0;
    for (int holds = blockAt(at); holds > 0; holds = blockAt(at)) {
      if ((blocks > 0 && lastHolds != BLOCK) || holds > BLOCK || blocks == MOST_BLOCKS) {
        throw damaged(at);
      }
      lastHolds = holds;
      add(at);
      at += packedLength();
    }
    long end = at + START.length + END.length;
    byte[] rest = Arrays.copyOfRange(packed, START.length, START.length + END.length);
    if (packedLength() != START.length + END.length
        || !Arrays.equals(rest, END)
        || channel.size() != end) {
      throw damaged(at);
    }
    add(at);
    blocks--;
    size = blocks == 0 ? 0 : (long) (blocks - 1) * BLOCK + lastHolds;
  }

  private void add(long start) {
    starts = blocks == starts.length ? Arrays.copyOf(starts, 2 * blocks) : starts;
    starts[blocks++] = start;
  }

  /** Reads a block's head, and how much it says that it holds. */
  private int blockAt(long at) throws IOException {
    read(at, HEAD);
    if (!Arrays.equals(packed, 0, START.length, START, 0, START.length)
        || packedLength() < START.length + END.length) {
      throw damaged(at);
    }
    int length = packedLength();
    if (length == START.length + END.length) {
      read(at, length);
    }
    ByteBuffer holds = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    SegmentBytes.of(channel).read(at + length - Integer.BYTES, holds);
    if (holds.hasRemaining() || holds.getInt(0) < 0) {
      throw damaged(at);
    }
    return holds.getInt(0);
  }

  private int packedLength() {
    return 1 + (packed[HEAD - 2] & 0xff) + ((packed[HEAD - 1] & 0xff) << 8);
  }

  private void read(long at, int length) throws IOException {
    ByteBuffer target = ByteBuffer.wrap(packed, 0, length);
    SegmentBytes.of(channel).read(at, target);
    if (target.hasRemaining()) {
      throw damaged(at);
    }
  }

  private JournalException damaged(long at) {
    return new JournalException(file + " is damaged at packed byte " + at);
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public void read(long position, ByteBuffer target) throws IOException {
    long at = position;
    while (target.hasRemaining() && at < size) {
      load((int) (at / BLOCK));
      int from = (int) (at % BLOCK);
      int there = (int) Math.min(BLOCK - from, size - at);
      int count = Math.min(there, target.remaining());
      target.put(unpacked, from, count);
      at += count;
    }
  }

  private void load(int block) throws IOException {
    if (block == loaded) {
      return;
    }
    loaded = -1;
    int length = (int) (starts[block + 1] - starts[block]);
    read(starts[block], length);
    int holds = (int) Math.min(BLOCK, size - (long) block * BLOCK);
    ByteBuffer tail = ByteBuffer.wrap(packed, length - TAIL, TAIL).order(ByteOrder.LITTLE_ENDIAN);
    inflater.reset();
    inflater.setInput(packed, HEAD, length - HEAD - TAIL);
    try {
      CRC32 crc = new CRC32();
      int made = inflater.inflate(unpacked, 0, holds);
      // What is left is the mark of the end, which makes no byte.
      boolean isWhole = inflater.finished() || inflater.inflate(new byte[1]) == 0;
      crc.update(unpacked, 0, made);
      if (made != holds
          || !isWhole
          || !inflater.finished()
          || inflater.getRemaining() > 0
          || (int) crc.getValue() != tail.getInt()) {
        throw damaged(starts[block]);
      }
    } catch (DataFormatException e) {
      throw new JournalException(
          file + " is damaged at packed byte " + starts[block] + ": " + e.getMessage(), e);
    }
    loaded = block;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    channel.close();
  }

  /** Is called after each block. */
  @FunctionalInterface
  interface Pace {
    void rest() throws IOException;
  }

  /** Packs bytes into a file. */
  static void pack(SegmentBytes from, FileChannel to, Pace pace) throws IOException {
    Deflater deflater = new Deflater(LEVEL, true);
    try {
      ByteBuffer plain = ByteBuffer.allocate(BLOCK);
      byte[] made = new byte[1 << 16];
      long size = from.size();
      for (long at = 0; at < size; at += plain.limit()) {
        plain.clear().limit((int) Math.min(BLOCK, size - at));
        from.read(at, plain);
        plain.flip();
        deflater.reset();
        deflater.setInput(plain.array(), 0, plain.limit());
        deflater.finish();
        int length = deflater.deflate(made, HEAD, made.length - HEAD - TAIL);
        if (!deflater.finished()) {
          throw new IllegalStateException("a block grew by more than deflate can make it grow");
        }
        write(to, block(made, length, plain));
        pace.rest();
      }
      write(to, ByteBuffer.allocate(START.length + END.length).put(START).put(END).flip());
    } finally {
      deflater.end();
    }
  }

  private static ByteBuffer block(byte[] made, int length, ByteBuffer plain) {
    CRC32 crc = new CRC32();
    crc.update(plain.array(), 0, plain.limit());
    ByteBuffer block = ByteBuffer.wrap(made).order(ByteOrder.LITTLE_ENDIAN);
    int whole = HEAD + length + TAIL;
    block.put(START).putShort((short) (whole - 1)).position(HEAD + length);
    return block.putInt((int) crc.getValue()).putInt(plain.limit()).flip();
  }

  private static void write(FileChannel to, ByteBuffer from) throws IOException {
    while (from.hasRemaining()) {
      to.write(from);
    }
  }
}
