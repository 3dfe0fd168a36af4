package io.slipstream.verifier;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/** A file's bytes at any place, through a small window. Its size is what it was when opened. */
final class FileBytes implements Closeable {
  /** Takes bytes piece by piece. */
  @FunctionalInterface
  interface Pieces {
    /** The array belongs to the file and is used again. */
    void take(byte[] bytes, int offset, int length);
  }

  private static final int WINDOW = 1 << 16;

  private final ByteSource source;
  private final ByteBuffer window = ByteBuffer.allocate(WINDOW).limit(0);
  private long windowStart;

  FileBytes(Path file) throws IOException {
    this(ByteSource.of(file));
  }

  FileBytes(ByteSource source) {
    this.source = source;
  }

  long size() {
    return source.size();
  }

  List<ByteSource.Fault> faults() {
    return source.faults();
  }

  int byteAt(long position) throws IOException {
    return window.get(located(position, 1)) & 0xff;
  }

  int intAt(long position) throws IOException {
    return window.getInt(located(position, Integer.BYTES));
  }

  long longAt(long position) throws IOException {
    return window.getLong(located(position, Long.BYTES));
  }

  void read(long position, byte[] into) throws IOException {
    window.get(located(position, into.length), into, 0, into.length);
  }

  void feed(long position, long length, Pieces pieces) throws IOException {
    long at = position;
    long left = length;
    while (left > 0) {
      int index = located(at, 1);
      int piece = (int) Math.min(left, window.limit() - index);
      pieces.take(window.array(), index, piece);
      at += piece;
      left -= piece;
    }
  }

  /** The index in the window of a position from which that many bytes are there. */
  private int located(long position, int count) throws IOException {
    if (position < windowStart || position + count > windowStart + window.limit()) {
      load(position, count);
    }
    return (int) (position - windowStart);
  }

  private void load(long position, int count) throws IOException {
    window.clear();
    windowStart = position;
    window.limit((int) Math.min(WINDOW, Math.max(0, size() - position)));
    source.read(window, position);
    window.flip();
    if (window.limit() < count) {
      throw new IOException("the file became shorter while it was read");
    }
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
