package io.slipstream.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Remembers which bytes were forced to the device, and takes as many groups as it is let. */
final class FaultyDisk implements Disk {
  private final Map<Path, Long> forced = new ConcurrentHashMap<>();
  private final Semaphore groups;

  /** Takes all there is. */
  FaultyDisk() {
    this(Integer.MAX_VALUE);
  }

  /** Takes so many writes, and more once they are allowed. */
  FaultyDisk(int writes) {
    groups = new Semaphore(writes);
  }

  void allow(int writes) {
    groups.release(writes);
  }

  /** Bytes of a file that are there after the machine lost its power. */
  long forced(Path file) {
    return forced.getOrDefault(file, 0L);
  }

  @Override
  public FileChannel open(Path file, OpenOption... options) throws IOException {
    FileChannel channel = FileChannel.open(file, options);
    forced.putIfAbsent(file, channel.size());
    return new Watched(file, channel);
  }

  private final class Watched extends FileChannel {
    private final Path file;
    private final FileChannel channel;

    Watched(Path file, FileChannel channel) {
      this.file = file;
      this.channel = channel;
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
      try {
        if (!groups.tryAcquire(60, TimeUnit.SECONDS)) {
          throw new IOException("the test let nothing be written for a minute");
        }
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      return channel.write(from);
    }

    @Override
    public void force(boolean metaData) throws IOException {
      channel.force(metaData);
      forced.put(file, channel.position());
    }

    @Override
    public long position() throws IOException {
      return channel.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
      return channel.position(position);
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
      return channel.truncate(size);
    }

    @Override
    public long size() throws IOException {
      return channel.size();
    }

    @Override
    protected void implCloseChannel() throws IOException {
      channel.close();
    }

    @Override
    public int read(ByteBuffer into) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long read(ByteBuffer[] into, int offset, int length) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long write(ByteBuffer[] from, int offset, int length) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int read(ByteBuffer into, long position) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int write(ByteBuffer from, long position) {
      throw new UnsupportedOperationException();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) {
      throw new UnsupportedOperationException();
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) {
      throw new UnsupportedOperationException();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) {
      throw new UnsupportedOperationException();
    }
  }
}
