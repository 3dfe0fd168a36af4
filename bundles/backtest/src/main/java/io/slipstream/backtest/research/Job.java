package io.slipstream.backtest.research;

import io.slipstream.api.service.backtest.BacktestException;
import io.slipstream.api.service.backtest.research.ResearchProgress;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** A piece of research that runs: how far it is, and whether somebody canceled it. */
final class Job {
  private final String name;
  private final String subject;
  private final long began = System.nanoTime();
  private final LongAdder bars = new LongAdder();
  private final AtomicInteger done = new AtomicInteger();
  private volatile int total;
  private volatile int before;
  private volatile String canceled = "";

  Job(String name, String subject) {
    this.name = name;
    this.subject = subject;
  }

  String name() {
    return name;
  }

  /** So many trials there are, of which some were finished before. */
  void expect(int all, int finishedBefore) {
    total = all;
    before = finishedBefore;
    done.set(finishedBefore);
  }

  void finished() {
    done.incrementAndGet();
  }

  void played(long more) {
    bars.add(more);
  }

  /** The first reason counts. */
  synchronized void cancel(String reason) {
    if (canceled.isEmpty()) {
      canceled = reason;
    }
  }

  /** Empty when it was not. */
  String cancelReason() {
    return canceled;
  }

  /** Ends the caller's work when it was canceled. */
  void check() {
    if (!canceled.isEmpty()) {
      throw new BacktestException(name + " was canceled: " + canceled);
    }
  }

  double barsPerSecond() {
    return bars.sum() / Math.max(1e-9, (System.nanoTime() - began) / 1e9);
  }

  ResearchProgress progress() {
    int now = done.get();
    double seconds = (System.nanoTime() - began) / 1e9;
    double left = now > before ? seconds / (now - before) * (total - now) : Double.NaN;
    return new ResearchProgress(name, subject, now, total, barsPerSecond(), left);
  }
}
