package io.slipstream.runtime;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread of a session: the one that began it, or the newest of those that went on where a call
 * did not come back. The others are left behind.
 */
final class SessionThreads implements CallGuard.Alarm {
  private static final Logger LOG = LoggerFactory.getLogger(SessionThreads.class);
  private static final Logger CONSOLE = LoggerFactory.getLogger("io.slipstream.console");
  private static final String NAME = "slipstream-session";
  private static final long WAIT_STEP_MILLIS = 20;
  private static final int MOST_ABANDONED = 5;
  private static final String RESTART =
      "; several threads are left behind now, each may keep a processor busy: restart the"
          + " container, and take off the strategy that does this";

  private final Work work;
  private final Supplier<SessionEngine> engine;
  private final SessionInbox inbox;
  private volatile Thread thread;
  private int abandoned;

  /** What is done on these threads. */
  interface Work {
    /** On the first one. */
    void begin();

    /** On the next one, which has to be told of the call first. */
    void goOn(Runnable note);

    /** Tells the guard of a call that overran its budget. */
    void note(Overrun overrun);
  }

  SessionThreads(Work work, Supplier<SessionEngine> engine, SessionInbox inbox) {
    this.work = work;
    this.engine = engine;
    this.inbox = inbox;
    this.thread = daemon(work::begin, NAME);
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  void start() {
    thread.start();
  }

  boolean isAlive() {
    return thread.isAlive();
  }

  /** Another thread may go on in place of one that does not come back. */
  void awaitEnd(long deadline) {
    try {
      while (thread.isAlive() && System.nanoTime() < deadline) {
        thread.join(WAIT_STEP_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** On the thread of the watch. */
  @Override
  public void overran(GuestFence fence, Overrun overrun) {
    leaveBehind(fence, overrun, () -> work.note(overrun));
  }

  /** On the thread of the watch, or of whoever gave up a call. */
  synchronized void leaveBehind(GuestFence fence, Overrun overrun, Runnable note) {
    Thread stuck = fence.owner();
    abandoned++;
    CONSOLE.error(
        "{}; its thread is left behind{}",
        named(overrun),
        abandoned < MOST_ABANDONED ? "" : RESTART);
    LOG.error("Where it was: {}", stack(stuck));
    Thread next = daemon(() -> work.goOn(note), NAME + "-" + (abandoned + 1));
    inbox.giveUp(named(overrun) + ", while this was done");
    stuck.interrupt();
    // Who waits for the end must not find one that has not begun.
    next.start();
    thread = next;
  }

  @Override
  public void strangers(GuestFence fence, List<Thread> threads) {
    for (Thread stranger : threads) {
      ClassLoader loader = stranger.getContextClassLoader();
      String reason = "the strategy started a thread, '" + stranger.getName() + "'";
      stranger.interrupt();
      // Also while it recovers: nobody finds that thread again.
      inbox.tell(
          engine -> {
            ClassLoader[] loaders = engine.fence().loaders();
            for (int pod = 0; pod < loaders.length; pod++) {
              if (loaders[pod] == loader) {
                engine.quarantine(pod, reason);
              }
            }
          });
    }
  }

  private String named(Overrun overrun) {
    BuildOffer offer = overrun.offer();
    SessionEngine now = engine.get();
    String pod =
        offer != null
            ? offer.pod()
            : overrun.pod() < 0 || now == null
                ? String.valueOf(overrun.pod())
                : now.kernel().pod(overrun.pod()).definition().name();
    return "Pod " + pod + ": " + overrun.reason();
  }

  private static String stack(Thread thread) {
    return Arrays.stream(thread.getStackTrace())
        .limit(30)
        .map(StackTraceElement::toString)
        .collect(Collectors.joining("\n  at ", "", ""));
  }
}
