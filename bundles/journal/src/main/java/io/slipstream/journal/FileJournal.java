package io.slipstream.journal;

import io.slipstream.api.service.journal.AuditTrail;
import io.slipstream.api.service.journal.EntryKind;
import io.slipstream.api.service.journal.Journal;
import io.slipstream.api.service.journal.JournalEntry;
import io.slipstream.api.service.journal.JournalException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;

/**
 * A journal in segment files. The caller's thread only copies into memory; a thread of the journal
 * writes groups of entries and forces them to the device.
 */
final class FileJournal implements Journal {
  private static final int GROUP_BYTES = 1 << 20;
  private static final int FULL_PAUSE_MILLIS = 200;
  private static final int SLOW_SECONDS = 1;
  private static final String FULL = "the disk is full, of ";

  private final Path directory;
  private final Durability durability;
  private final AuditSettings settings;
  private final DirectoryLock lock;
  private final SegmentWriter segments;
  private final JournalAudit audit;
  private final SegmentKeeper keeper;
  private final long removedBefore;
  private final Thread writer;
  private ByteBuffer filling = ByteBuffer.allocate(GROUP_BYTES);
  private ByteBuffer writing = ByteBuffer.allocate(GROUP_BYTES);
  private long lastSequence;
  private long durableSequence;
  private long hashedSequence;
  private long nextCheckpoint;
  private long groupSince;
  private int groupBytes;
  private String waiting = "";
  private String failure = "";
  private boolean closing;

  private FileJournal(
      Path directory,
      Durability durability,
      AuditSettings settings,
      Upkeep upkeep,
      Disk disk,
      DirectoryLock lock)
      throws IOException {
    this.directory = directory;
    this.durability = durability;
    this.settings = settings;
    this.lock = lock;
    Removal removal = Removal.read(directory);
    this.segments = new SegmentWriter(directory, durability, disk, removal.last());
    this.removedBefore = removal.last();
    long entries = segments.recoveredEntries();
    this.lastSequence = entries;
    this.durableSequence = entries;
    this.hashedSequence = entries;
    this.audit = openAudit(removal);
    segments.start();
    this.keeper = new SegmentKeeper(directory, segments.segments(), audit, upkeep);
    this.nextCheckpoint = System.nanoTime();
    this.writer = new Thread(this::write, "slipstream-journal");
    this.writer.setDaemon(true);
    this.writer.start();
    keeper.start();
  }

  private JournalAudit openAudit(Removal removal) throws IOException {
    try {
      return new JournalAudit(this, directory, settings, segments, removal);
    } catch (IOException | RuntimeException e) {
      segments.close();
      throw e;
    }
  }

  static FileJournal open(Path directory, Durability durability, AuditSettings settings) {
    return open(directory, durability, settings, Upkeep.NONE, Disk.REAL);
  }

  static FileJournal open(
      Path directory, Durability durability, AuditSettings settings, Upkeep upkeep, Disk disk) {
    DirectoryLock lock = null;
    try {
      Files.createDirectories(directory);
      lock = DirectoryLock.take(directory);
      return new FileJournal(directory, durability, settings, upkeep, disk, lock);
    } catch (IOException e) {
      DirectoryLock.release(lock);
      throw new JournalException("journal directory " + directory + " cannot be written: " + e, e);
    } catch (RuntimeException e) {
      DirectoryLock.release(lock);
      throw e;
    }
  }

  @Override
  public long append(EntryKind kind, byte[] payload) {
    long sequence = queue(kind, payload);
    if (durability.level() == Durability.Level.ENTRY) {
      awaitDurable(sequence);
    }
    return sequence;
  }

  private synchronized long queue(EntryKind kind, byte[] payload) {
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
    if (durability.level() == Durability.Level.ENTRY) {
      notifyAll();
    }
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
        if (!closing && filling.position() < durability.enoughBytes(GROUP_BYTES)) {
          pause(durability.groupMillis());
        }
        more = !closing;
        ByteBuffer full = filling;
        filling = writing;
        writing = full;
        upTo = lastSequence;
        groupSince = System.nanoTime();
        groupBytes = writing.position();
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
        groupBytes = 0;
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
    if (sequence < audit.firstKept() || sequence > lastSequence) {
      throw new IllegalArgumentException(
          "entry " + sequence + ": " + audit.firstKept() + " to " + lastSequence + " is there");
    }
  }

  @Override
  public Iterator<JournalEntry> entries() {
    long upTo;
    synchronized (this) {
      upTo = lastSequence;
    }
    return entriesFrom(audit.firstKept(), upTo);
  }

  @Override
  public Iterator<JournalEntry> entriesFrom(long sequence) {
    long upTo;
    synchronized (this) {
      upTo = lastSequence;
    }
    requireBetweenFirstAnd(upTo + 1, sequence);
    return entriesFrom(sequence, upTo);
  }

  private void requireBetweenFirstAnd(long most, long sequence) {
    if (sequence < audit.firstKept() || sequence > most) {
      throw new IllegalArgumentException(
          "entry " + sequence + ": " + audit.firstKept() + " to " + most + " is allowed");
    }
  }

  @Override
  public long firstSequence() {
    return audit.firstKept();
  }

  @Override
  public synchronized long lastSequence() {
    return lastSequence;
  }

  @Override
  public void releaseBefore(long sequence) {
    synchronized (this) {
      if (sequence > lastSequence + 1) {
        throw new IllegalArgumentException(
            "entry " + sequence + ": at most " + (lastSequence + 1) + " is allowed");
      }
    }
    keeper.releaseBefore(sequence);
  }

  /** What is done to closed segments. */
  SegmentKeeper keeper() {
    return keeper;
  }

  /** Entries from one to another, once they are durable. */
  Iterator<JournalEntry> entriesFrom(long from, long upTo) {
    awaitDurable(upTo);
    return new SegmentIterator(segments.segments().files(), from, upTo);
  }

  @Override
  public AuditTrail audit() {
    return audit;
  }

  @Override
  public synchronized Status status() {
    return new Status(
        segments.recoveredEntries() - removedBefore,
        segments.cutBytes(),
        lastSequence,
        durableSequence,
        segments.segments().bytes(),
        waiting.isEmpty() ? slowness() : waiting,
        failure,
        audit.firstKept(),
        segments.segments().count(),
        segments.segments().packed(),
        keeper.problem());
  }

  private String slowness() {
    long seconds = (System.nanoTime() - groupSince) / 1_000_000_000L;
    return groupBytes == 0 || seconds < SLOW_SECONDS
        ? ""
        : "the disk is slow: it has been taking "
            + groupBytes
            + " bytes for "
            + seconds
            + " seconds, of "
            + directory;
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
        audit;
        keeper) {
      writer.join();
      if (failure.isEmpty() && audit.hasNews()) {
        audit.sign();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new JournalException("cannot close the journal in " + directory + ": " + e, e);
    } finally {
      lock.close();
    }
  }
}
