package io.slipstream.journal;

import io.slipstream.api.service.journal.JournalException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Packs closed segments and removes those that retention lets go, on a thread of its own that rests
 * for three quarters of its time.
 */
final class SegmentKeeper implements AutoCloseable {
  private static final long PAUSE_MILLIS = 10_000;
  private static final long WORK_NANOS = 5_000_000;
  private static final int RESTS = 3;

  private final Path directory;
  private final Segments segments;
  private final JournalAudit audit;
  private final Upkeep upkeep;
  private final Object tending = new Object();
  private final Thread thread = new Thread(this::run, "slipstream-journal-keeper");
  private long releasedBefore;
  private long workingSince;
  private boolean closing;
  private String problem = "";

  SegmentKeeper(Path directory, Segments segments, JournalAudit audit, Upkeep upkeep) {
    this.directory = directory;
    this.segments = segments;
    this.audit = audit;
    this.upkeep = upkeep;
    thread.setDaemon(true);
  }

  /** Begins, when there is anything to do. */
  void start() {
    if (upkeep.packs()) {
      thread.start();
    }
  }

  private void run() {
    while (!isClosing()) {
      tend();
      synchronized (this) {
        pause(closing ? 1 : PAUSE_MILLIS);
      }
    }
  }

  private synchronized boolean isClosing() {
    return closing;
  }

  private void pause(long millis) {
    try {
      wait(millis);
    } catch (InterruptedException e) {
      closing = true;
    }
  }

  /** Entries before this one are not needed for a start. */
  synchronized void releaseBefore(long sequence) {
    releasedBefore = Math.max(releasedBefore, sequence);
    notifyAll();
  }

  private synchronized long releasedBefore() {
    return releasedBefore;
  }

  /** Why the last round could not be ended, or empty. */
  synchronized String problem() {
    return problem;
  }

  /** Does once what is due, in one thread at a time. */
  void tend() {
    synchronized (tending) {
      tendAlone();
    }
  }

  private void tendAlone() {
    List<String> found = new ArrayList<>();
    workingSince = System.nanoTime();
    for (Segments.Closed closed : segments.closed()) {
      attempt(
          () -> packWhenDue(closed),
          "closed segment " + closed.file().path().getFileName() + " is left as it is: ",
          found);
    }
    attempt(
        () -> audit.whileNobodyReads(this::removeReleased),
        "segments that may be removed are kept: ",
        found);
    synchronized (this) {
      problem = inShort(found);
    }
  }

  /** One segment that cannot be packed does not hold up the others. */
  private void attempt(JournalAudit.Step step, String consequence, List<String> found) {
    try {
      step.run();
    } catch (IOException | RuntimeException e) {
      // Whatever it is, it is said, and tried again.
      if (!isClosing()) {
        found.add(consequence + e);
      }
    }
  }

  private static String inShort(List<String> found) {
    if (found.isEmpty()) {
      return "";
    }
    return found.get(0) + (found.size() > 1 ? "; and " + (found.size() - 1) + " more" : "");
  }

  private void packWhenDue(Segments.Closed closed) throws IOException {
    if (!isClosing() && isDue(closed)) {
      pack(closed);
    }
  }

  private boolean isDue(Segments.Closed closed) throws IOException {
    SegmentFile file = closed.file();
    return !file.isPacked()
        && closed.lastSequence() <= audit.covered()
        && upkeep.isToBePacked(Files.getLastModifiedTime(file.path()).toInstant());
  }

  /** A crash at any place leaves the plain file, or the packed one that was read back. */
  private void pack(Segments.Closed closed) throws IOException {
    SegmentFile plain = closed.file();
    SegmentFile packed = plain.packed();
    Path made = packed.path().resolveSibling(packed.path().getFileName() + ".tmp");
    FileTime written = Files.getLastModifiedTime(plain.path());
    try {
      try (SegmentBytes from = plain.open();
          FileChannel to =
              FileChannel.open(
                  made,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.TRUNCATE_EXISTING,
                  StandardOpenOption.WRITE)) {
        PackedBytes.pack(from, to, this::rest);
        to.force(true);
      }
      requireSame(closed, made);
      Files.setLastModifiedTime(made, written);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(made);
      throw e;
    }
    ForcedFile.move(made, packed.path());
    segments.replace(plain, packed, Files.size(packed.path()));
    Files.delete(plain.path());
    ForcedFile.forceDirectory(directory);
  }

  /** What was packed gives the same bytes again, and they are whole and intact entries. */
  private void requireSame(Segments.Closed closed, Path made) throws IOException {
    SegmentFile plain = closed.file();
    SegmentFile read = new SegmentFile(made, plain.firstSequence(), true);
    long entries = Segment.scan(read, plain.firstSequence(), false, entry -> {}).entries();
    boolean isSame = plain.firstSequence() + entries - 1 == closed.lastSequence();
    try (SegmentBytes before = plain.open();
        SegmentBytes after = read.open()) {
      isSame &= before.size() == after.size();
      byte[] one = new byte[PackedBytes.BLOCK];
      byte[] other = new byte[PackedBytes.BLOCK];
      for (long at = 0; isSame && at < before.size(); at += one.length) {
        before.read(at, ByteBuffer.wrap(one));
        after.read(at, ByteBuffer.wrap(other));
        isSame = Arrays.equals(one, other);
        rest();
      }
    }
    if (!isSame) {
      throw new JournalException(plain.path() + " is not what was packed of it");
    }
  }

  /** Rests after some work, and ends the work when the journal is closed. */
  private void rest() throws IOException {
    long worked = System.nanoTime() - workingSince;
    if (worked > WORK_NANOS) {
      synchronized (this) {
        if (!closing && thread == Thread.currentThread()) {
          pause(Math.max(1, RESTS * worked / 1_000_000));
        }
      }
      workingSince = System.nanoTime();
    }
    if (isClosing()) {
      throw new IOException("the journal is being closed");
    }
  }

  /** First it is signed for what is removed, then it is removed, the oldest first. */
  private void removeReleased() throws IOException {
    long last = 0;
    for (Segments.Closed closed : segments.closed()) {
      if (!mayBeRemoved(closed)) {
        break;
      }
      last = closed.lastSequence();
    }
    if (last == 0) {
      return;
    }
    audit.signRemoval(last, upkeep.clock().instant().getEpochSecond());
    for (Segments.Closed closed : segments.closed()) {
      if (closed.lastSequence() <= last) {
        segments.remove(closed.file());
        Files.delete(closed.file().path());
      }
    }
    ForcedFile.forceDirectory(directory);
  }

  private boolean mayBeRemoved(Segments.Closed closed) throws IOException {
    return upkeep.removes()
        && closed.lastSequence() < releasedBefore()
        && closed.lastSequence() <= audit.covered()
        && closed.file().isPacked()
        && upkeep.mayBeRemoved(Files.getLastModifiedTime(closed.file().path()).toInstant());
  }

  @Override
  public void close() {
    synchronized (this) {
      closing = true;
      notifyAll();
    }
    boolean isInterrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        isInterrupted = true;
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
