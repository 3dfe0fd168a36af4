package io.slipstream.journal;

import io.slipstream.api.service.journal.EntryKind;
import io.slipstream.api.service.journal.Journal;
import io.slipstream.api.service.journal.JournalEntry;
import io.slipstream.api.service.journal.JournalException;
import io.slipstream.journal.FileJournalStore.Durability;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A journal in segment files. The caller's thread only copies into memory; a thread of the journal
 * writes groups of entries and forces them to the device.
 */
final class FileJournal implements Journal {
  private static final int GROUP_BYTES = 1 << 20;

  private final Path directory;
  private final Durability durability;
  private final FileChannel lockChannel;
  private final Thread writer;
  private final long recoveredEntries;
  private final long cutBytes;
  private ByteBuffer filling = ByteBuffer.allocate(GROUP_BYTES);
  private ByteBuffer writing = ByteBuffer.allocate(GROUP_BYTES);
  private FileChannel segment;
  private long segmentBytes;
  private long closedBytes;
  private long lastSequence;
  private long durableSequence;
  private String failure = "";
  private boolean closing;

  private FileJournal(
      Path directory, Durability durability, FileChannel lockChannel, Recovered recovered) {
    this.directory = directory;
    this.durability = durability;
    this.lockChannel = lockChannel;
    this.recoveredEntries = recovered.entries;
    this.cutBytes = recovered.cutBytes;
    this.segment = recovered.segment;
    this.segmentBytes = recovered.segmentBytes;
    this.closedBytes = recovered.closedBytes;
    this.lastSequence = recovered.entries;
    this.durableSequence = recovered.entries;
    this.writer = new Thread(this::write, "slipstream-journal");
    this.writer.setDaemon(true);
    this.writer.start();
  }

  static FileJournal open(Path directory, Durability durability) {
    FileChannel lock = null;
    try {
      Files.createDirectories(directory);
      lock = lock(directory);
      return new FileJournal(directory, durability, lock, recover(directory));
    } catch (IOException e) {
      release(lock);
      throw new JournalException("cannot use journal directory " + directory + ": " + e, e);
    } catch (RuntimeException e) {
      release(lock);
      throw e;
    }
  }

  private static FileChannel lock(Path directory) throws IOException {
    FileChannel channel =
        FileChannel.open(
            directory.resolve("journal.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock held;
    try {
      held = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      held = null;
    }
    if (held == null) {
      channel.close();
      throw new JournalException(
          "journal directory " + directory + " is in use by another process");
    }
    return channel;
  }

  private static void release(FileChannel lock) {
    try {
      if (lock != null) {
        lock.close();
      }
    } catch (IOException e) {
      throw new JournalException("cannot release the journal's lock: " + e, e);
    }
  }

  private static List<Path> segments(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(f -> f.toString().endsWith(".journal")).sorted().toList();
    }
  }

  private static Recovered recover(Path directory) throws IOException {
    List<Path> files = segments(directory);
    long entries = 0;
    long closedBytes = 0;
    for (int i = 0; i < files.size() - 1; i++) {
      entries += Segment.scan(files.get(i), entries + 1, false, entry -> {}).entries();
      closedBytes += Files.size(files.get(i));
    }
    if (files.isEmpty()) {
      FileChannel first = begin(directory, 1);
      return new Recovered(0, 0, first, Segment.HEADER_BYTES, 0);
    }
    Path last = files.get(files.size() - 1);
    Segment.Scan scan = Segment.scan(last, entries + 1, true, entry -> {});
    FileChannel channel = FileChannel.open(last, StandardOpenOption.WRITE);
    channel.truncate(scan.end());
    if (scan.end() == 0) {
      writeAll(channel, Segment.header(entries + 1));
    }
    channel.position(channel.size());
    return new Recovered(
        entries + scan.entries(), scan.tornBytes(), channel, channel.size(), closedBytes);
  }

  private static FileChannel begin(Path directory, long firstSequence) throws IOException {
    FileChannel channel =
        FileChannel.open(
            Segment.file(directory, firstSequence),
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE);
    writeAll(channel, Segment.header(firstSequence));
    return channel;
  }

  private static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  @Override
  public synchronized long append(EntryKind kind, byte[] payload) {
    if (payload.length > Segment.LONGEST_PAYLOAD) {
      throw new JournalException("an entry of " + payload.length + " bytes is too long");
    }
    int size = Segment.RECORD_BYTES + payload.length;
    while (filling.position() > 0 && filling.remaining() < size && failure.isEmpty()) {
      pause(0);
    }
    requireOpen();
    if (filling.remaining() < size) {
      filling = ByteBuffer.allocate(size);
    }
    lastSequence++;
    Segment.putRecord(filling, lastSequence, kind, payload);
    return lastSequence;
  }

  private void requireOpen() {
    if (!failure.isEmpty()) {
      throw new JournalException(failure);
    }
    if (closing) {
      throw new JournalException("the journal is closed");
    }
  }

  @Override
  public synchronized void awaitDurable(long sequence) {
    while (durableSequence < sequence) {
      if (!failure.isEmpty()) {
        throw new JournalException(failure);
      }
      pause(0);
    }
  }

  private void pause(long millis) {
    try {
      wait(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new JournalException("interrupted while waiting for the journal", e);
    }
  }

  private void write() {
    boolean more = true;
    while (more) {
      long upTo;
      synchronized (this) {
        if (!closing && filling.position() < GROUP_BYTES / 2) {
          pause(durability.groupMillis());
        }
        more = !closing;
        ByteBuffer full = filling;
        filling = writing;
        writing = full;
        upTo = lastSequence;
        notifyAll();
      }
      more &= writeGroup(upTo);
    }
  }

  private boolean writeGroup(long upTo) {
    try {
      writing.flip();
      if (writing.hasRemaining()) {
        segmentBytes += writing.remaining();
        writeAll(segment, writing);
        if (durability.force()) {
          segment.force(false);
        }
        if (segmentBytes >= durability.segmentBytes()) {
          roll(upTo + 1);
        }
      }
      writing.clear();
      synchronized (this) {
        durableSequence = upTo;
        notifyAll();
      }
      return true;
    } catch (IOException e) {
      synchronized (this) {
        failure = "cannot write the journal in " + directory + ": " + e;
        notifyAll();
      }
      return false;
    }
  }

  private void roll(long nextSequence) throws IOException {
    segment.close();
    closedBytes += segmentBytes;
    segment = begin(directory, nextSequence);
    segmentBytes = Segment.HEADER_BYTES;
  }

  @Override
  public Iterator<JournalEntry> entries() {
    long upTo;
    synchronized (this) {
      upTo = lastSequence;
    }
    awaitDurable(upTo);
    try {
      return new SegmentIterator(segments(directory), upTo);
    } catch (IOException e) {
      throw new JournalException("cannot read the journal in " + directory + ": " + e, e);
    }
  }

  @Override
  public synchronized Status status() {
    return new Status(
        recoveredEntries,
        cutBytes,
        lastSequence,
        durableSequence,
        closedBytes + segmentBytes,
        failure);
  }

  @Override
  public void close() {
    synchronized (this) {
      if (closing) {
        return;
      }
      closing = true;
      notifyAll();
    }
    try {
      writer.join();
      segment.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new JournalException("cannot close the journal in " + directory + ": " + e, e);
    } finally {
      release(lockChannel);
    }
  }

  private record Recovered(
      long entries, long cutBytes, FileChannel segment, long segmentBytes, long closedBytes) {}
}
