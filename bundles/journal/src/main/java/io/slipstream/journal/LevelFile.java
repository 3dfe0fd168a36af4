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

  private final Path file;
  private final FileChannel channel;
  private ByteBuffer waiting = ByteBuffer.allocate(WAITING * HASH_BYTES);
  private long written;

  private LevelFile(Path file, FileChannel channel, long written) {
    this.file = file;
    this.channel = channel;
    this.written = written;
  }

  /** Opens the file and forgets what is behind {@code most} hashes. */
  static LevelFile open(Path directory, int level, long most) throws IOException {
    Path file = directory.resolve("level-" + level + ".hashes");
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    long whole = Math.min(most, channel.size() / HASH_BYTES);
    channel.truncate(whole * HASH_BYTES);
    return new LevelFile(file, channel, whole);
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

  /**
   * Reads {@code count} hashes from {@code first} on, through a channel of its own: an interrupted
   * reader closes that one and not the writer's.
   */
  void read(long first, int count, byte[] into) throws IOException {
    int there = (int) Math.max(0, Math.min(count, written - first));
    if (there > 0) {
      try (FileChannel in = FileChannel.open(file)) {
        ByteBuffer target = ByteBuffer.wrap(into, 0, there * HASH_BYTES);
        while (target.hasRemaining()) {
          if (in.read(target, first * HASH_BYTES + target.position()) < 0) {
            throw new IOException(file + " ends before hash " + (first + there));
          }
        }
      }
    }
    for (int i = there; i < count; i++) {
      int at = (int) (first + i - written) * HASH_BYTES;
      waiting.get(at, into, i * HASH_BYTES, HASH_BYTES);
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

  /** Forces what was flushed to the device. */
  void force() throws IOException {
    channel.force(true);
  }

  @Override
  public void close() throws IOException {
    flush();
    channel.close();
  }
}
