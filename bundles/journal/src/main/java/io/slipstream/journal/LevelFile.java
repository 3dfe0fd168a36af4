package io.slipstream.journal;

import static io.slipstream.journal.TreeHasher.HASH_BYTES;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Hashes of the complete subtrees of one size, one after the other, in a file. */
final class LevelFile implements AutoCloseable {
  private static final int WAITING = 4096;

  private final FileChannel channel;
  private ByteBuffer waiting = ByteBuffer.allocate(WAITING * HASH_BYTES);
  private long written;

  private LevelFile(FileChannel channel, long written) {
    this.channel = channel;
    this.written = written;
  }

  /** Opens the file and forgets what is behind {@code most} hashes. */
  static LevelFile open(Path directory, int level, long most) throws IOException {
    FileChannel channel =
        FileChannel.open(
            directory.resolve("level-" + level + ".hashes"),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    long whole = Math.min(most, channel.size() / HASH_BYTES);
    channel.truncate(whole * HASH_BYTES);
    return new LevelFile(channel, whole);
  }

  /** Number of hashes. */
  long size() {
    return written + waiting.position() / HASH_BYTES;
  }

  /** Keeps a hash in memory until the next flush. */
  void append(byte[] hash) {
    if (!waiting.hasRemaining()) {
      ByteBuffer larger = ByteBuffer.allocate(2 * waiting.capacity());
      waiting = larger.put(waiting.flip());
    }
    waiting.put(hash, 0, HASH_BYTES);
  }

  /** Reads {@code count} hashes from {@code first} on. */
  void read(long first, int count, byte[] into) throws IOException {
    flush();
    ByteBuffer target = ByteBuffer.wrap(into, 0, count * HASH_BYTES);
    long at = first * HASH_BYTES;
    while (target.hasRemaining()) {
      int read = channel.read(target, at + target.position());
      if (read < 0) {
        throw new IOException("hash " + first + " of a tree level is not there");
      }
    }
  }

  /** Writes what waits; when that fails it waits on. */
  void flush() throws IOException {
    ByteBuffer out = waiting.duplicate().flip();
    long at = written * HASH_BYTES;
    while (out.hasRemaining()) {
      at += channel.write(out, at);
    }
    written += waiting.position() / HASH_BYTES;
    waiting.clear();
  }

  /** Forgets every hash. */
  void clear() throws IOException {
    waiting.clear();
    written = 0;
    channel.truncate(0);
  }

  @Override
  public void close() throws IOException {
    flush();
    channel.close();
  }
}
