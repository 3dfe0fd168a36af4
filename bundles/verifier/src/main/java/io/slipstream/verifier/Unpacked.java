package io.slipstream.verifier;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * What a packed file was before: gzip members one after the other, each with its own length in the
 * header's extra field. A block that cannot be unpacked is a fault and gives zeros; where the next
 * one cannot be found the bytes end.
 */
final class Unpacked implements ByteSource {
  private static final int BLOCK = 65_280;
  private static final int MOST_BLOCKS = 65_536;
  private static final int HEAD = 18;
  private static final int TAIL = 8;
  private static final byte[] START = HexFormat.of().parseHex("1f8b08040000000000ff060042430200");
  private static final byte[] END =
      HexFormat.of().parseHex("1f8b08040000000000ff0600424302001b0003000000000000000000");

  private final ByteSource file;
  private final Inflater inflater = new Inflater(true);
  private final byte[] packed = new byte[65_536];
  private final byte[] block = new byte[BLOCK];
  private final List<Fault> faults = new ArrayList<>();
  private final BitSet faulty = new BitSet();
  private long[] starts = new long[16];
  private int count;
  private long size;
  private int loaded = -1;

  Unpacked(Path path) throws IOException {
    file = ByteSource.of(path);
    try {
      locate();
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  private void locate() throws IOException {
    long at = 0;
    int held = BLOCK;
    while (!isEnd(at)) {
      int length = lengthAt(at);
      long holds = length == 0 ? 0 : heldBy(at, length);
      if (length == 0 || held < BLOCK || holds < 1 || holds > BLOCK || count == MOST_BLOCKS) {
        faults.add(new Fault(at, "no block of the packed file; what follows was not unpacked"));
        break;
      }
      held = (int) holds;
      append(at);
      at += length;
      size += held;
    }
    append(at);
    count--;
    if (faults.isEmpty() && at + END.length < file.size()) {
      faults.add(new Fault(at + END.length, "bytes after the end of the packed file"));
    }
  }

  private void append(long start) {
    starts = count == starts.length ? Arrays.copyOf(starts, 2 * count) : starts;
    starts[count++] = start;
  }

  private boolean isEnd(long at) throws IOException {
    byte[] there = new byte[END.length];
    ByteBuffer into = ByteBuffer.wrap(there);
    file.read(into, at);
    return !into.hasRemaining() && Arrays.equals(there, END);
  }

  /** The block's length in the file, or 0 when there is none. */
  private int lengthAt(long at) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(HEAD).order(ByteOrder.LITTLE_ENDIAN);
    file.read(head, at);
    int length = 1 + (head.getShort(START.length) & 0xffff);
    boolean isBlock =
        !head.hasRemaining()
            && Arrays.equals(head.array(), 0, START.length, START, 0, START.length)
            && length > HEAD + TAIL
            && at + length <= file.size();
    return isBlock ? length : 0;
  }

  private long heldBy(long at, int length) throws IOException {
    ByteBuffer held = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    file.read(held, at + length - Integer.BYTES);
    return held.getInt(0) & 0xffff_ffffL;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public void read(ByteBuffer into, long position) throws IOException {
    long at = position;
    while (into.hasRemaining() && at < size) {
      load((int) (at / BLOCK));
      int from = (int) (at % BLOCK);
      int piece = (int) Math.min(into.remaining(), Math.min(BLOCK - from, size - at));
      into.put(block, from, piece);
      at += piece;
    }
  }

  private void load(int number) throws IOException {
    if (number != loaded) {
      int holds = (int) Math.min(BLOCK, size - (long) number * BLOCK);
      String problem = unpack(number, holds);
      if (!problem.isEmpty()) {
        Arrays.fill(block, (byte) 0);
        if (!faulty.get(number)) {
          faults.add(
              new Fault(starts[number], "a block of the packed file cannot be read: " + problem));
        }
        faulty.set(number);
      }
      loaded = number;
    }
  }

  private String unpack(int number, int holds) throws IOException {
    int length = (int) (starts[number + 1] - starts[number]);
    ByteBuffer bytes = ByteBuffer.wrap(packed, 0, length).order(ByteOrder.LITTLE_ENDIAN);
    file.read(bytes, starts[number]);
    if (bytes.hasRemaining()) {
      throw new IOException("the file became shorter while it was read");
    }
    inflater.reset();
    inflater.setInput(packed, HEAD, length - HEAD - TAIL);
    try {
      int made = 0;
      int step = 1;
      while (step > 0 && made < holds) {
        step = inflater.inflate(block, made, holds - made);
        made += step;
      }
      int more = inflater.finished() ? 0 : inflater.inflate(new byte[1]);
      CRC32 crc = new CRC32();
      crc.update(block, 0, made);
      boolean isWhole = made == holds && more == 0 && inflater.finished();
      if (!isWhole || inflater.getRemaining() > 0) {
        return "it does not make the " + holds + " bytes it says";
      }
      int stored = bytes.getInt(length - TAIL);
      return (int) crc.getValue() == stored ? "" : "its checksum does not fit";
    } catch (DataFormatException e) {
      return Shown.of(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public List<Fault> faults() {
    return faults;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    file.close();
  }
}
