package io.slipstream.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A segment's bytes at any place, as they were before it was packed. For one thread. */
interface SegmentBytes extends Closeable {
  long size() throws IOException;

  /** Fills the buffer from a position on, as far as there are bytes. */
  void read(long position, ByteBuffer target) throws IOException;

  /** Those of a plain file, which may grow. */
  static SegmentBytes of(FileChannel channel) {
    return new SegmentBytes() {
      @Override
      public long size() throws IOException {
        return channel.size();
      }

      @Override
      public void read(long position, ByteBuffer target) throws IOException {
        long at = position;
        int read = 0;
        while (read >= 0 && target.hasRemaining()) {
          at += read;
          read = channel.read(target, at);
        }
      }

      @Override
      public void close() throws IOException {
        channel.close();
      }
    };
  }
}
