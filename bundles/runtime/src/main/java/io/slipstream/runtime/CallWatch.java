package io.slipstream.runtime;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks a hundred times a second how long the session's thread has been in one call of a strategy.
 * What counts is the processor time of that thread, and the number of looks at which it waited: a
 * machine that stands still, or collects garbage, does not look either, and a thread that gets no
 * processor does not wait.
 */
final class CallWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CallWatch.class);
  private static final long PAUSE_MILLIS = 10;
  private static final long PAUSE_NANOS = PAUSE_MILLIS * 1_000_000;

  /** A thread that could run and gets no processor, or reads from outside, waits so much longer. */
  private static final int READY_FOR_WAITING = 10;

  private static final int ROUNDS_TO_STRANGERS = 10;

  private final Budget budget;
  private final CallMark mark;
  private final CallGuard.Alarm alarm;
  private final ForeignThreads strangers = new ForeignThreads();
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Thread thread = new Thread(this::run, "slipstream-watch");
  private final Queue<Thread> leftBehind = new ConcurrentLinkedQueue<>();
  private volatile GuestFence fence;
  private volatile boolean closed;
  private GuestFence seenFence;
  private long seen;
  private long waited;
  private long processorAtFirst;
  private long rounds;
  private boolean marked;
  private GuestFence lostFence;
  private Overrun lost;

  /**
   * What one call may take.
   *
   * @param processorNanos time on a processor
   * @param waitNanos time in all, counted in looks
   */
  record Budget(long processorNanos, long waitNanos) {}

  /** {@code alarm} is told on the watch's thread. */
  CallWatch(Budget budget, CallMark mark, CallGuard.Alarm alarm) {
    this.budget = budget;
    this.mark = mark;
    this.alarm = alarm;
    thread.setDaemon(true);
    thread.start();
  }

  /** From now on this one is watched, and no other. */
  void watch(GuestFence newFence) {
    fence = newFence;
  }

  /** Gives up a call before its time is over; true when it was going on until now. */
  boolean giveUp(GuestFence which, long call) {
    boolean isMine = which.giveUp(call);
    if (isMine) {
      leftBehind.add(which.owner());
    }
    return isMine;
  }

  private void run() {
    while (!closed) {
      try {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        look();
        rounds++;
        if (rounds % ROUNDS_TO_STRANGERS == 0) {
          lookForStrangers();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (Throwable e) {
        // Nobody else would notice a call that does not come back.
        LOG.error("The watch over the strategies' calls failed once", e);
      }
    }
  }

  private void look() {
    if (lost != null) {
      tellOfLost();
    }
    GuestFence now = fence;
    long call = now == null ? 0 : now.call();
    if (call == 0 || call != seen || now != seenFence) {
      begin(now, call);
      return;
    }
    boolean isReady = now.owner().getState() == Thread.State.RUNNABLE;
    waited += PAUSE_NANOS / (isReady ? READY_FOR_WAITING : 1);
    long processor = threads.getThreadCpuTime(now.owner().getId()) - processorAtFirst;
    String reason = reason(processor);
    if (reason != null) {
      Overrun overrun = now.overrun(call, reason);
      if (now.giveUp(call)) {
        lostFence = now;
        lost = overrun;
        tellOfLost();
      }
    } else if (!marked
        && (processor > budget.processorNanos / 2 || waited > budget.waitNanos / 2)) {
      mark.set(now.overrun(call, ""));
      marked = true;
    }
  }

  /** Until that went through once: nobody else knows that the session needs another thread. */
  private void tellOfLost() {
    strangers.ignore(lostFence.owner());
    alarm.overran(lostFence, lost);
    lost = null;
  }

  private void lookForStrangers() {
    for (Thread left = leftBehind.poll(); left != null; left = leftBehind.poll()) {
      strangers.ignore(left);
    }
    GuestFence now = fence;
    if (now != null) {
      List<Thread> found = strangers.find(now.loaders(), now.owner());
      if (!found.isEmpty()) {
        alarm.strangers(now, found);
      }
    }
  }

  private void begin(GuestFence now, long call) {
    if (marked) {
      mark.clear();
      marked = false;
    }
    seen = call;
    seenFence = now;
    waited = 0;
    processorAtFirst = call == 0 ? 0 : threads.getThreadCpuTime(now.owner().getId());
  }

  private String reason(long processor) {
    if (processor >= budget.processorNanos) {
      return "a call of the strategy did not return within "
          + budget.processorNanos / 1_000_000
          + " ms of processor time";
    }
    return waited >= budget.waitNanos
        ? "a call of the strategy did not return within "
            + budget.waitNanos / 1_000_000
            + " ms, most of which it waited"
        : null;
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(1_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (marked) {
      mark.clear();
    }
  }
}
