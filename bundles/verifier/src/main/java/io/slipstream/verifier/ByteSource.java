package io.slipstream.verifier;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Bytes that are read at any place. */
interface ByteSource extends Closeable {
  /** How many there were when it was opened. */
  long size();

  /** Reads on from a position, as far as the buffer and the bytes reach. */
  void read(ByteBuffer into, long position) throws IOException;

  /** What of the file could not be made bytes of, as far as it was read. */
  List<Fault> faults();

  /** A place in the file, and what is wrong there. */
  record Fault(long offset, String text) {}

  /** A file as it is. */
  static ByteSource of(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      return new Plain(channel, channel.size());
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** A file's own bytes. */
  record Plain(FileChannel channel, long size) implements ByteSource {
    @Override
    public void read(ByteBuffer into, long position) throws IOException {
      long at = position;
      int count = 0;
      while (count >= 0 && into.hasRemaining()) {
        at += count;
        count = channel.read(into, at);
      }
    }

    @Override
    public List<Fault> faults() {
      return List.of();
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
