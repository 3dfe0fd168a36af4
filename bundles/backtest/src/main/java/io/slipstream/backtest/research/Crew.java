package io.slipstream.backtest.research;

import io.slipstream.api.service.backtest.BacktestException;
import io.slipstream.api.service.backtest.JobProgress;
import io.slipstream.backtest.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** Threads of one job: daemons of low priority, gone when it ends. */
final class Crew implements AutoCloseable {
  private static final long TELL_SECONDS = 1;
  private static final long LEAVE_SECONDS = 10;

  private final Job job;
  private final Consumer<JobProgress> progress;
  private final int size;
  private final ExecutorService threads;

  Crew(Job job, int size, Consumer<JobProgress> progress) {
    this.job = job;
    this.size = size;
    this.progress = progress;
    AtomicInteger number = new AtomicInteger();
    threads =
        Executors.newFixedThreadPool(
            size, work -> worker(job.name() + "-worker-" + number.incrementAndGet(), work));
  }

  /** The priority is a wish to the system, nothing depends on it: a live session goes first. */
  @SuppressWarnings("ThreadPriorityCheck")
  private static Thread worker(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.setPriority(Thread.MIN_PRIORITY);
    return thread;
  }

  /**
   * Does each of so many pieces of work once, on all threads, and waits for the end, telling of
   * progress.
   *
   * @throws BacktestException when it was canceled or a piece failed
   */
  void each(int count, IntConsumer work) {
    AtomicInteger next = new AtomicInteger();
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < Math.min(size, count); i++) {
      all.add(
          threads.submit(
              () -> {
                for (int at = next.getAndIncrement(); at < count; at = next.getAndIncrement()) {
                  job.check();
                  work.accept(at);
                }
              }));
    }
    try {
      for (Future<?> one : all) {
        await(one);
      }
    } catch (RuntimeException e) {
      job.cancel(e.getMessage());
      throw e;
    }
  }

  /** Does each of these once and waits for the end, as {@link #each}. */
  void all(Runnable... works) {
    each(works.length, at -> works[at].run());
  }

  private void await(Future<?> one) {
    while (true) {
      try {
        one.get(TELL_SECONDS, TimeUnit.SECONDS);
        return;
      } catch (TimeoutException e) {
        // One that does not return from a strategy would be waited for without an end.
        job.check();
        progress.accept(job.progress());
      } catch (InterruptedException e) {
        job.cancel("who waited for it was interrupted");
        Thread.currentThread().interrupt();
        job.check();
      } catch (ExecutionException | CancellationException e) {
        if (e.getCause() instanceof BacktestException refused) {
          throw refused;
        }
        throw new BacktestException(job.name() + " failed: " + e.getCause(), e);
      }
    }
  }

  /** Waits a little for those that were canceled; a strategy that does not return is left alone. */
  @Override
  public void close() {
    boolean wasInterrupted = Thread.interrupted();
    threads.shutdown();
    try {
      threads.awaitTermination(LEAVE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      wasInterrupted = true;
    }
    if (wasInterrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
