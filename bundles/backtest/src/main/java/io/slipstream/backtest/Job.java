package io.slipstream.backtest;

import io.slipstream.api.service.backtest.BacktestException;
import io.slipstream.api.service.backtest.JobProgress;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** A piece of work that runs: how far it is, and whether somebody canceled it. */
public final class Job {
  private final String name;
  private final Kind kind;
  private final String subject;
  private final long began = System.nanoTime();
  private final LongAdder bars = new LongAdder();
  private final AtomicLong done = new AtomicLong();
  private volatile long total;
  private volatile long before;
  private volatile String canceled = "";

  /** What can be canceled. */
  public enum Kind {
    RUN("bars"),
    RERUN("bars"),
    SWEEP("trials"),
    WALK_FORWARD("trials"),
    CPCV("trials"),
    PROBE("places"),
    MONTE_CARLO("paths");

    private final String unit;

    Kind(String unit) {
      this.unit = unit;
    }

    /** As commands are called. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  Job(Kind kind, int number, String subject) {
    this.kind = kind;
    this.name = kind.word() + "-" + number;
    this.subject = subject;
  }

  /** Kind and number. */
  public String name() {
    return name;
  }

  Kind kind() {
    return kind;
  }

  /** There is so much to do, of which some was finished before. */
  public void expect(long all, long finishedBefore) {
    total = all;
    before = finishedBefore;
    done.set(finishedBefore);
  }

  /** One more is done. */
  public void finished() {
    done.incrementAndGet();
  }

  /** More bars were played. */
  public void played(long more) {
    bars.add(more);
  }

  /** So many bars of the whole are done. */
  void reached(long now) {
    bars.add(now - done.getAndSet(now));
  }

  /** The first reason counts. */
  public synchronized void cancel(String reason) {
    if (canceled.isEmpty()) {
      canceled = reason;
    }
  }

  /** Empty when it was not. */
  public String cancelReason() {
    return canceled;
  }

  /** Ends the caller's work when it was canceled. */
  public void check() {
    if (!canceled.isEmpty()) {
      throw new BacktestException(name + " was canceled: " + canceled);
    }
  }

  /** The same on the thread of who waits for it, whose interruption cancels, too. */
  public void checkWaiting() {
    if (Thread.currentThread().isInterrupted()) {
      cancel("who waited for it was interrupted");
    }
    check();
  }

  /** Since it began. */
  public double barsPerSecond() {
    return bars.sum() / Math.max(1e-9, (System.nanoTime() - began) / 1e9);
  }

  /** How far it is. */
  public JobProgress progress() {
    long now = done.get();
    double seconds = (System.nanoTime() - began) / 1e9;
    double left = now > before ? seconds / (now - before) * (total - now) : Double.NaN;
    return new JobProgress(name, subject, now, total, kind.unit, barsPerSecond(), left);
  }
}
