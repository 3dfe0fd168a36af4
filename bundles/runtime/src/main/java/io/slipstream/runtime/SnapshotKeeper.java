package io.slipstream.runtime;

import io.slipstream.api.service.journal.Journal;
import io.slipstream.api.service.journal.JournalException;
import io.slipstream.api.service.operations.SnapshotStatus;
import io.slipstream.api.service.state.StateException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes snapshots of the session now and then, and opens the session from the newest that fits its
 * journal. Only the taking is done on the session's thread, the writing on one of its own.
 */
final class SnapshotKeeper implements AutoCloseable {
  private static final Logger CONSOLE = LoggerFactory.getLogger("io.slipstream.console");

  private static final long POINT_PAUSE_NANOS = 5_000_000_000L;
  private static final int POINT_SHARE = 500;
  private static final int MOST_ATTEMPTS = 5;
  private static final long PAUSE_FOR_MEMORY_MILLIS = 500;

  private final SnapshotFolder folder;
  private final long pauseNanos;
  private final AtomicBoolean busy = new AtomicBoolean();
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "slipstream-snapshots");
            thread.setDaemon(true);
            return thread;
          });
  private long next;
  private long nextPoint = System.nanoTime();
  private volatile SessionSnapshot newest;
  private volatile long startedFrom;
  private volatile long lastSequence;
  private volatile String problem = "";

  /** {@code pauseNanos} between two of them, zero for none but those that are asked for. */
  SnapshotKeeper(SnapshotFolder folder, long pauseNanos) {
    this.folder = folder;
    this.pauseNanos = pauseNanos;
    this.next = System.nanoTime() + pauseNanos;
  }

  /**
   * Opens the session in place of an engine of this process that cannot go on, from the newest
   * state that is in memory, and goes through what the journal has behind it. Where memory is short
   * it is tried again: a strategy that was given up and hoards it may be at its last moments.
   */
  SessionEngine reopen(SessionSettings settings, SessionServices services, Recording recording)
      throws InterruptedException {
    // That engine may have been given up while it was asked for a snapshot.
    busy.set(false);
    for (int left = MOST_ATTEMPTS; ; left--) {
      SessionEngine engine = null;
      try {
        SessionSnapshot point = newest;
        engine =
            point == null
                ? open(settings, services, recording)
                : new SessionEngine(settings, services, recording, point);
        engine.recover();
        return engine;
      } catch (OutOfMemoryError e) {
        if (engine != null) {
          engine.release();
        }
        if (left == 1) {
          throw e;
        }
        CONSOLE.warn("There is no memory to go on with; it is tried again");
        TimeUnit.MILLISECONDS.sleep(PAUSE_FOR_MEMORY_MILLIS);
      }
    }
  }

  /** Opens the session from the newest snapshot that is whole, else from its beginning. */
  SessionEngine open(SessionSettings settings, SessionServices services, Recording recording) {
    Journal journal = recording.journal();
    folder.clear();
    for (long sequence : folder.sequences()) {
      try {
        SessionSnapshot snapshot = folder.read(sequence);
        requireFits(journal, snapshot);
        SessionEngine engine = new SessionEngine(settings, services, recording, snapshot);
        newest = snapshot;
        lastSequence = sequence;
        startedFrom = sequence;
        release(journal);
        return engine;
      } catch (StateException e) {
        CONSOLE.warn("The snapshot at entry {} is not used: {}", sequence, e.getMessage());
        setAside(sequence, e);
      }
    }
    if (journal.firstSequence() > 1) {
      throw new JournalException(
          "the journal's entries before "
              + journal.firstSequence()
              + " were removed by retention, and there is no snapshot that stands for them; put one"
              + " back, or begin anew (make run FRESH=1)");
    }
    return new SessionEngine(settings, services, recording, null);
  }

  /** One that could not be read now may be read the next time. */
  private void setAside(long sequence, StateException why) {
    if (why.getCause() instanceof IOException) {
      return;
    }
    try {
      folder.setAside(sequence);
    } catch (StateException e) {
      CONSOLE.warn("{}", e.getMessage());
    }
  }

  private static void requireFits(Journal journal, SessionSnapshot snapshot) {
    long last = journal.status().lastSequence();
    if (snapshot.sequence() < journal.firstSequence() || snapshot.sequence() > last) {
      throw new StateException(
          "the journal has entries " + journal.firstSequence() + " to " + last);
    }
    if (!snapshot.isAt(journal.entriesFrom(snapshot.sequence()).next())) {
      throw new StateException("the journal has another entry there");
    }
  }

  /** Takes one when it is time to; called between two events. */
  void look(SessionEngine engine) {
    if (System.nanoTime() - nextPoint >= 0) {
      takePoint(engine);
    }
    if (pauseNanos > 0 && System.nanoTime() - next >= 0) {
      next = System.nanoTime() + pauseNanos;
      if (engine.log().sequence() != lastSequence && busy.compareAndSet(false, true)) {
        begin(engine);
      }
    }
  }

  /** One for {@link #reopen}, seldom enough to cost next to nothing. */
  private void takePoint(SessionEngine engine) {
    long began = System.nanoTime();
    try {
      if (newest == null || newest.sequence() != engine.log().sequence()) {
        newest = engine.snapshot();
      }
    } catch (RuntimeException | OutOfMemoryError e) {
      // Then more has to be repeated.
      complain(e instanceof StateException ? e.getMessage() : e.toString());
    }
    long ended = System.nanoTime();
    nextPoint = ended + Math.max(POINT_PAUSE_NANOS, (ended - began) * POINT_SHARE);
  }

  private void begin(SessionEngine engine) {
    try {
      SessionSnapshot taken = engine.snapshot();
      newest = taken;
      writer.execute(() -> finish(engine.journal(), taken));
    } catch (RuntimeException | OutOfMemoryError e) {
      // Trading goes on without a snapshot, whatever a guest put into it.
      busy.set(false);
      complain(e instanceof StateException ? e.getMessage() : e.toString());
    }
  }

  private void finish(Journal journal, SessionSnapshot taken) {
    try {
      keep(journal, taken);
    } catch (RuntimeException | OutOfMemoryError e) {
      complain(e instanceof StateException ? e.getMessage() : e.toString());
    } finally {
      busy.set(false);
    }
  }

  /**
   * Writes a snapshot once its last entry is durable.
   *
   * @throws StateException when it cannot be written
   */
  synchronized SnapshotStatus.Kept keep(Journal journal, SessionSnapshot taken) {
    SessionSnapshot tied = taken.tiedTo(journal.entriesFrom(taken.sequence()).next());
    long bytes = folder.write(tied);
    lastSequence = taken.sequence();
    problem = "";
    release(journal);
    return new SnapshotStatus.Kept(taken.sequence(), bytes);
  }

  /** A start needs what comes behind the oldest of several snapshots, and that one's last entry. */
  private void release(Journal journal) {
    List<Long> kept = folder.sequences();
    if (kept.size() > 1) {
      journal.releaseBefore(kept.get(kept.size() - 1));
    }
  }

  /** The same words are said once. */
  private void complain(String why) {
    if (!why.equals(problem)) {
      problem = why;
      CONSOLE.warn("No snapshot was taken: {}", why);
    }
  }

  SnapshotStatus status() {
    return new SnapshotStatus(folder.kept(), startedFrom, problem);
  }

  /** The session ends: takes what {@link #closeAt} keeps, on the session's thread. */
  void takeLast(SessionEngine engine) {
    if (pauseNanos > 0) {
      takePoint(engine);
    }
  }

  /**
   * The session ended: nothing is being written any more, and its end is kept when it is another.
   */
  void closeAt(SessionEngine engine) {
    close();
    SessionSnapshot last = newest;
    long end = engine.log().sequence();
    if (pauseNanos > 0 && last != null && last.sequence() == end && end != lastSequence) {
      try {
        keep(engine.journal(), last);
      } catch (StateException | JournalException e) {
        complain(e.getMessage());
      }
    }
  }

  @Override
  public void close() {
    writer.shutdown();
    try {
      if (!writer.awaitTermination(10, TimeUnit.SECONDS)) {
        writer.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
