package io.slipstream.journal;

import io.slipstream.api.service.journal.AuditTrail;
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
import java.util.Locale;

/**
 * A journal in segment files. The caller's thread only copies into memory; a thread of the journal
 * writes groups of entries and forces them to the device.
 */
final class FileJournal implements Journal {
  private static final int GROUP_BYTES = 1 << 20;
  private static final int FULL_PAUSE_MILLIS = 200;
  private static final String FULL = "the disk is full, of ";

  private final Path directory;
  private final Durability durability;
  private final AuditSettings settings;
  private final FileChannel lockChannel;
  private final SegmentWriter segments;
  private final JournalAudit audit;
  private final Thread writer;
  private ByteBuffer filling = ByteBuffer.allocate(GROUP_BYTES);
  private ByteBuffer writing = ByteBuffer.allocate(GROUP_BYTES);
  private long lastSequence;
  private long durableSequence;
  private long hashedSequence;
  private long nextCheckpoint;
  private String waiting = "";
  private String failure = "";
  private boolean closing;

  private FileJournal(
      Path directory, Durability durability, AuditSettings settings, FileChannel lockChannel)
      throws IOException {
    this.directory = directory;
    this.durability = durability;
    this.settings = settings;
    this.lockChannel = lockChannel;
    this.segments = new SegmentWriter(directory, durability);
    long entries = segments.recoveredEntries();
    this.lastSequence = entries;
    this.durableSequence = entries;
    this.hashedSequence = entries;
    this.audit = openAudit(entries);
    segments.start();
    this.nextCheckpoint = System.nanoTime();
    this.writer = new Thread(this::write, "slipstream-journal");
    this.writer.setDaemon(true);
    this.writer.start();
  }

  private JournalAudit openAudit(long entries) throws IOException {
    try {
      return new JournalAudit(this, directory, settings, entries);
    } catch (IOException | RuntimeException e) {
      segments.close();
      throw e;
    }
  }

  static FileJournal open(Path directory, Durability durability, AuditSettings settings) {
    FileChannel lock = null;
    try {
      Files.createDirectories(directory);
      lock = lock(directory);
      return new FileJournal(directory, durability, settings, lock);
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
    requireWritable();
    if (closing) {
      throw new JournalException("the journal is closed");
    }
  }

  private void requireWritable() {
    if (!failure.isEmpty()) {
      throw new JournalException(failure);
    }
  }

  @Override
  public synchronized void awaitDurable(long sequence) {
    while (durableSequence < sequence) {
      requireWritable();
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
        onceThereIsRoom(() -> segments.write(writing, upTo));
      }
      synchronized (this) {
        durableSequence = upTo;
        notifyAll();
      }
      audit.addGroup(writing);
      onceThereIsRoom(audit::flush);
      writing.clear();
      synchronized (this) {
        waiting = waiting.startsWith(FULL) ? "" : waiting;
        hashedSequence = upTo;
        notifyAll();
      }
      signWhenDue();
      return true;
    } catch (Throwable e) {
      // Whatever it is, nobody may wait for a thread that has ended.
      synchronized (this) {
        failure = "cannot write the journal in " + directory + ": " + e;
        notifyAll();
      }
      return false;
    }
  }

  private interface Step {
    void run() throws IOException;
  }

  /** A full disk is waited for: nothing is lost, and whoever appends more than a group waits. */
  private void onceThereIsRoom(Step step) throws IOException {
    while (true) {
      try {
        step.run();
        return;
      } catch (IOException e) {
        synchronized (this) {
          if (!isFull(e) || closing) {
            throw e;
          }
          waiting = FULL + directory + ": " + e.getMessage();
          pause(FULL_PAUSE_MILLIS);
        }
      }
    }
  }

  private static boolean isFull(IOException e) {
    String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    return message.contains("no space")
        || message.contains("not enough space")
        || message.contains("quota");
  }

  /** A checkpoint that cannot be written is tried again and stops nothing. */
  private void signWhenDue() {
    long now = System.nanoTime();
    if (now - nextCheckpoint >= 0 && audit.hasNews()) {
      String problem = "";
      try {
        audit.sign();
      } catch (IOException e) {
        problem = "a checkpoint cannot be written: " + e;
      }
      long pause = problem.isEmpty() ? settings.checkpointSeconds() : 1;
      nextCheckpoint = now + pause * 1_000_000_000L;
      synchronized (this) {
        waiting = problem;
      }
    }
  }

  /** Returns once every entry there is has been written and hashed. */
  synchronized void awaitHashed() {
    requireOpen();
    long upTo = lastSequence;
    while (hashedSequence < upTo) {
      requireWritable();
      pause(0);
    }
  }

  /** Refuses a sequence that no entry has. */
  synchronized void requireEntry(long sequence) {
    if (sequence < 1 || sequence > lastSequence) {
      throw new IllegalArgumentException(
          "entry " + sequence + ": 1 to " + lastSequence + " is there");
    }
  }

  @Override
  public Iterator<JournalEntry> entries() {
    long upTo;
    synchronized (this) {
      upTo = lastSequence;
    }
    return entriesFrom(1, upTo);
  }

  @Override
  public Iterator<JournalEntry> entriesFrom(long sequence) {
    long upTo;
    synchronized (this) {
      upTo = lastSequence;
    }
    if (sequence < 1 || sequence > upTo + 1) {
      throw new IllegalArgumentException(
          "entry " + sequence + ": 1 to " + (upTo + 1) + " is allowed");
    }
    return entriesFrom(sequence, upTo);
  }

  /** Entries from one to another, once they are durable. */
  Iterator<JournalEntry> entriesFrom(long from, long upTo) {
    awaitDurable(upTo);
    try {
      return new SegmentIterator(SegmentWriter.segments(directory), from, upTo);
    } catch (IOException e) {
      throw new JournalException("cannot read the journal in " + directory + ": " + e, e);
    }
  }

  @Override
  public AuditTrail audit() {
    return audit;
  }

  @Override
  public synchronized Status status() {
    return new Status(
        segments.recoveredEntries(),
        segments.cutBytes(),
        lastSequence,
        durableSequence,
        segments.totalBytes(),
        waiting,
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
    try (segments;
        audit) {
      writer.join();
      if (failure.isEmpty() && audit.hasNews()) {
        audit.sign();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new JournalException("cannot close the journal in " + directory + ": " + e, e);
    } finally {
      release(lockChannel);
    }
  }
}
