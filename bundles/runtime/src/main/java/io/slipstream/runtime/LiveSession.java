package io.slipstream.runtime;

import io.slipstream.api.service.journal.Journal;
import io.slipstream.api.service.journal.JournalException;
import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.api.service.operations.OperationRefusedException.Kind;
import io.slipstream.api.service.operations.SessionStatus;
import io.slipstream.api.service.operations.SnapshotStatus;
import io.slipstream.kernel.Input;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that owns the engine: waits for what the session needs, repeats an earlier run, then
 * takes market events when they are due and operators' wishes between two of them.
 */
final class LiveSession implements SessionThreads.Work, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveSession.class);
  private static final Logger CONSOLE = LoggerFactory.getLogger("io.slipstream.console");
  private static final long LONGEST_WAIT_FOR_PODS = 20_000_000_000L;
  private static final long LONGEST_END = 10_000_000_000L;
  private static final long WAIT_STEP_MILLIS = 20;

  private final SessionSettings settings;
  private final SessionServices services;
  private final Path directory;
  private final SessionInbox inbox;
  private final AtomicBoolean podsChanged = new AtomicBoolean();
  private final CallGuard guard;
  private final UrgentHalts halts;
  private final SessionThreads threads;
  private final SessionProgress progress = new SessionProgress();
  private volatile boolean stopping;
  private volatile SessionEngine engine;
  private volatile SessionViews views;
  private volatile Recording recording;
  private final SnapshotFolder snapshotFolder;
  private final SnapshotKeeper snapshots;
  private final LimitsFile limitsFile;
  private final LimitsWatch limits;

  LiveSession(SessionSettings settings, SessionServices services, Path directory) {
    this.settings = settings;
    this.services = services;
    this.directory = directory;
    this.inbox = new SessionInbox(() -> engine, this::whyBusy);
    this.snapshotFolder =
        new SnapshotFolder(directory.resolveSibling("snapshots"), settings.snapshots().kept());
    this.snapshots = new SnapshotKeeper(snapshotFolder, settings.snapshots().pauseNanos());
    this.limitsFile = services.pods().limits();
    this.limits = new LimitsWatch(limitsFile);
    this.threads = new SessionThreads(this, () -> engine, inbox);
    this.guard = new CallGuard(directory.toAbsolutePath().getParent(), settings.calls(), threads);
    this.halts = new UrgentHalts(() -> engine, inbox, guard, threads::leaveBehind);
  }

  void start() {
    HaltDrill.begin(services.kernels());
    threads.start();
  }

  /** Stays down for a reason that was found before the start. */
  void refuse(String reason) {
    progress.refuse(reason);
  }

  /** Pods or plugins changed; looked at between two events. */
  void notePodsChanged() {
    podsChanged.set(true);
    inbox.wake();
  }

  @Override
  public void begin() {
    untilTheEnd(
        () -> {
          awaitPods();
          if (!stopping) {
            recover();
            play();
          }
        });
  }

  /** A thread of its own goes on where a call did not come back. */
  @Override
  public void goOn(Runnable note) {
    untilTheEnd(
        () -> {
          rebuild(note);
          play();
        });
  }

  /** What one thread of the session does. */
  private interface Life {
    void live() throws InterruptedException;
  }

  private void untilTheEnd(Life life) {
    try {
      life.live();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (AbandonedCall e) {
      LOG.info("{} came back from the call that was given up, and ends", Thread.currentThread());
    } catch (Throwable e) {
      // The session's thread never ends without saying so, not even on an error of the machine.
      progress.fail(e);
    }
  }

  @Override
  public void note(Overrun overrun) {
    guard.note(overrun, recording.journal().lastSequence());
  }

  /** The journal has everything up to that call: the session is made anew from it. */
  private void rebuild(Runnable note) throws InterruptedException {
    long began = System.nanoTime();
    SessionEngine before = engine;
    note.run();
    SessionEngine next = snapshots.reopen(settings, services, recording);
    views = new SessionViews(next, settings);
    engine = next;
    if (before != null) {
      before.release();
    }
    inbox.serveUrgent();
    next.quarantinePending();
    next.reconcile();
    if (progress.status() == SessionStatus.RECOVERING) {
      next.settleOperations();
      progress.run();
    }
    CONSOLE.warn(
        "The session went on after {} ms, state {}",
        (System.nanoTime() - began) / 1_000_000,
        next.kernel().stateHash().value().substring(0, 16));
  }

  private void awaitPods() throws InterruptedException {
    long deadline = System.nanoTime() + LONGEST_WAIT_FOR_PODS;
    Readiness readiness = new Readiness(services);
    String missing = readiness.missing();
    while (!missing.isEmpty() && !stopping) {
      if (System.nanoTime() > deadline) {
        CONSOLE.warn("Going on without {}", missing);
        return;
      }
      progress.waitFor(missing);
      TimeUnit.MILLISECONDS.sleep(WAIT_STEP_MILLIS);
      missing = readiness.missing();
    }
  }

  private void recover() {
    progress.set(SessionStatus.RECOVERING, "opening the journal");
    Journal journal = services.journals().open(directory);
    try {
      guard.noteEarlier(journal.lastSequence());
      recording =
          new Recording(
              journal, new DurablePublisher(journal, services.bus()), guard, new DeskBook());
      engine = snapshots.open(settings, services, recording);
    } catch (RuntimeException e) {
      journal.close();
      throw e;
    }
    views = new SessionViews(engine, settings);
    Journal.Status found = journal.status();
    long before = engine.log().sequence();
    long bars = engine.recover();
    if (found.recoveredEntries() > 0) {
      CONSOLE.info(
          "Recovered {}{} journal entries, {} market events, state {}{}{}",
          before == 0 ? "" : "the snapshot at entry " + before + " and ",
          found.recoveredEntries() - before,
          bars,
          engine.kernel().stateHash().value().substring(0, 16),
          found.cutBytes() == 0 ? "" : "; cut " + found.cutBytes() + " bytes of a torn last entry",
          engine.log().differences() == 0
              ? ""
              : "; "
                  + engine.log().differences()
                  + " entries came out differently, first "
                  + engine.log().firstDifference());
    }
    inbox.serveUrgent();
    engine.quarantinePending();
    engine.reconcile();
    engine.settleOperations();
    progress.run();
  }

  private void play() throws InterruptedException {
    Pace pace = new Pace(settings.speed());
    long nextLook = System.nanoTime();
    long lastEvent = nextLook;
    while (!stopping) {
      if (System.nanoTime() - nextLook >= 0) {
        lookAtDisk();
        limits.look(engine);
        if (progress.status() == SessionStatus.RUNNING && settings.speed() > 0) {
          engine.halt(settings.halts().dataLoss(System.nanoTime() - lastEvent));
        }
        nextLook = System.nanoTime() + DiskGuard.PAUSE_NANOS;
      }
      snapshots.look(engine);
      if (podsChanged.getAndSet(false)) {
        engine.reconcile();
      }
      long next = engine.nextTime();
      if (next == Long.MAX_VALUE) {
        end();
        inbox.serve(DiskGuard.PAUSE_NANOS);
        continue;
      }
      long wait = pace.waitFor(next, System.nanoTime());
      if (!inbox.serve(Math.min(wait, DiskGuard.PAUSE_NANOS)) && wait <= 0) {
        engine.step();
        lastEvent = System.nanoTime();
      }
    }
    snapshots.takeLast(engine);
  }

  private void lookAtDisk() {
    Input change =
        settings
            .disk()
            .look(
                DiskGuard.free(directory),
                engine.kernel().tradingState(),
                engine.kernel().tradingStateActor(),
                engine.kernel().tradingStateReason());
    if (change instanceof Input.TradingStateSet set) {
      engine.apply(set);
      CONSOLE.warn("Trading is {}: {}", set.state(), set.reason());
    }
  }

  private void end() {
    if (progress.status() == SessionStatus.ENDED) {
      return;
    }
    progress.set(
        SessionStatus.ENDED,
        "the recorded data ended; begin anew with make run FRESH=1, or play it in a loop with"
            + " LOOP=1");
    CONSOLE.info(
        "The recorded data ended. Equity {}, state {}. {}",
        Money.of(engine.kernel().portfolioEquity()).setScale(2, java.math.RoundingMode.HALF_EVEN),
        engine.kernel().stateHash().value(),
        "Begin anew: make run FRESH=1; in a loop: make run LOOP=1");
  }

  /**
   * Asks between two events and waits for the answer.
   *
   * @throws OperationRefusedException when the session is not up, or the question is refused
   */
  <T> T ask(Function<SessionEngine, T> question) {
    if (!progress.status().isUp()) {
      throw new OperationRefusedException(Kind.NOT_UP, progress.notUp());
    }
    return inbox.ask(question);
  }

  /**
   * Waits until an entry cannot be lost any more.
   *
   * @throws OperationRefusedException when the journal ended for good
   */
  void awaitDurable(long sequence) {
    try {
      engine.journal().awaitDurable(sequence);
    } catch (JournalException e) {
      throw new OperationRefusedException(Kind.NOT_UP, e.getMessage(), e);
    }
  }

  /** Has something done between two events, after all that was asked before; waits for nothing. */
  void tell(Consumer<SessionEngine> wish) {
    if (progress.status().isUp()) {
      inbox.tell(wish);
    }
  }

  /** The session's thread waits while the journal does. */
  private String whyBusy() {
    String waiting = engine.journal().status().waiting();
    return waiting.isEmpty() ? progress.notUp() : waiting;
  }

  /**
   * Halts before anything else is done, and waits until that cannot be lost; before the session
   * trades when it is not up yet.
   *
   * @throws OperationRefusedException when the session stopped, or there is no such scope
   */
  Halt.Taken halt(Halt halt) {
    if (progress.isFailed()) {
      throw new OperationRefusedException(Kind.NOT_UP, progress.notUp());
    }
    if (!progress.status().isUp()) {
      halts.takeLater(halt);
      return new Halt.Taken(0, 0);
    }
    Halt.Taken taken = halts.take(halt);
    awaitDurable(taken.sequence());
    return taken;
  }

  UrgentHalts halts() {
    return halts;
  }

  /** Takes a snapshot now and writes it on the caller's thread. */
  SnapshotStatus.Kept takeSnapshot() {
    SessionSnapshot taken = ask(SessionEngine::snapshot);
    return snapshots.keep(engine.journal(), taken);
  }

  LimitsFile limitsFile() {
    return limitsFile;
  }

  LimitsWatch limits() {
    return limits;
  }

  SnapshotFolder snapshotFolder() {
    return snapshotFolder;
  }

  SnapshotStatus snapshots() {
    return snapshots.status();
  }

  SessionStatus status() {
    return progress.status();
  }

  String message() {
    return progress.message();
  }

  SessionSettings settings() {
    return settings;
  }

  /** The engine's views; only within {@link #ask}. */
  SessionViews views() {
    return views;
  }

  @Override
  public void close() {
    stopping = true;
    inbox.wake();
    long deadline = System.nanoTime() + LONGEST_END;
    threads.awaitEnd(deadline);
    guard.close();
    // Another thread may have been about to begin.
    threads.awaitEnd(deadline);
    if (engine == null) {
      snapshots.close();
    } else {
      recording.publisher().close();
      if (progress.status().isUp() && !threads.isAlive()) {
        snapshots.closeAt(engine);
      } else {
        snapshots.close();
      }
      recording.journal().close();
    }
  }
}
