package io.slipstream.alerts;

import io.slipstream.alerts.book.Notice;
import io.slipstream.api.service.alerts.ChannelView;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A channel with its queue and its thread: tries a message again, after a pause that doubles, and
 * gives it up after the last try, so that one that cannot be delivered holds up no others for good.
 */
final class Outlet implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Outlet.class);
  private static final int MOST_WAITING = 1_000;

  private final String name;
  private final Channel channel;
  private final Patience patience;
  private final Consumer<Notice> settled;
  private final Deque<Notice> queue = new ArrayDeque<>();
  private final Thread thread;
  private boolean closed;
  private long delivered;
  private long failed;
  private long lost;
  private Instant lastDelivered;
  private String problem = "";

  /**
   * How long it is tried.
   *
   * @param tries of one message
   * @param firstMillis pause after the first
   * @param longestMillis the longest pause
   */
  record Patience(int tries, long firstMillis, long longestMillis) {
    static final Patience USUAL = new Patience(12, 500, 60_000);

    long pause(int tried) {
      return Math.min(longestMillis, firstMillis << Math.min(20, tried - 1));
    }
  }

  /** {@code settled} hears of each message that arrived or was given up. */
  Outlet(String name, Channel channel, Patience patience, Consumer<Notice> settled) {
    this.name = name;
    this.channel = channel;
    this.patience = patience;
    this.settled = settled;
    this.thread = new Thread(this::run, "slipstream-alerts-" + name);
    this.thread.setDaemon(true);
    this.thread.start();
  }

  void offer(Notice notice) {
    Notice tooMany = null;
    synchronized (this) {
      if (queue.size() >= MOST_WAITING) {
        tooMany = queue.removeFirst();
        lost++;
      }
      queue.addLast(notice);
      notifyAll();
    }
    if (tooMany != null) {
      settled.accept(tooMany);
    }
  }

  synchronized ChannelView view() {
    return new ChannelView(
        name,
        channel.kind(),
        channel.target(),
        problem.isEmpty() ? ChannelView.Status.WORKING : ChannelView.Status.FAILING,
        delivered,
        failed,
        lost,
        queue.size(),
        lastDelivered,
        problem);
  }

  private void run() {
    try {
      for (Notice next = take(); next != null; next = take()) {
        deliver(next);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized Notice take() throws InterruptedException {
    while (queue.isEmpty() && !closed) {
      wait();
    }
    return closed ? null : queue.removeFirst();
  }

  private void deliver(Notice notice) throws InterruptedException {
    for (int tried = 1; ; tried++) {
      String failure = attempt(notice);
      if (failure == null) {
        break;
      }
      if (tried >= patience.tries()) {
        giveUp(notice, tried);
        break;
      }
      if (tried == 1) {
        LOG.warn("Alerts by {} wait: {}", name, failure);
      }
      if (rest(patience.pause(tried))) {
        return;
      }
    }
    settled.accept(notice);
  }

  /** Null when it arrived. */
  private String attempt(Notice notice) throws InterruptedException {
    String failure = null;
    try {
      channel.deliver(notice);
    } catch (IOException e) {
      failure = e.getMessage();
    } catch (RuntimeException | LinkageError e) {
      LOG.error("Channel {} failed", name, e);
      failure = e.getClass().getSimpleName();
    }
    synchronized (this) {
      problem = failure == null ? "" : failure;
      if (failure == null) {
        delivered++;
        lastDelivered = Instant.now();
      } else {
        failed++;
      }
    }
    return failure;
  }

  private void giveUp(Notice notice, int tried) {
    synchronized (this) {
      lost++;
    }
    LOG.error("Given up after {} tries by {}: {}", tried, name, notice.text());
  }

  /** Returns whether it was closed meanwhile. */
  private synchronized boolean rest(long millis) throws InterruptedException {
    long until = System.nanoTime() + millis * 1_000_000;
    for (long left = millis; left > 0 && !closed; left = (until - System.nanoTime()) / 1_000_000) {
      wait(left);
    }
    return closed;
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    thread.interrupt();
  }
}
