package io.slipstream.runtime;

import io.slipstream.api.service.bus.BusEvent;
import io.slipstream.api.service.bus.EventBus;
import io.slipstream.api.service.journal.Journal;
import io.slipstream.api.service.journal.JournalException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands events to the bus once their journal entry is durable; holds up the loop when far behind.
 */
final class DurablePublisher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DurablePublisher.class);
  private static final Waiting END = new Waiting(0, null);

  private final Journal journal;
  private final EventBus bus;
  private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(16_384);
  private final Thread thread;

  DurablePublisher(Journal journal, EventBus bus) {
    this.journal = journal;
    this.bus = bus;
    this.thread = new Thread(this::run, "slipstream-publisher");
    this.thread.setDaemon(true);
    this.thread.start();
  }

  void publish(long sequence, BusEvent event) {
    put(new Waiting(sequence, event));
  }

  private void put(Waiting waiting) {
    try {
      boolean taken = false;
      while (!taken && thread.isAlive()) {
        taken = queue.offer(waiting, 100, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      for (Waiting next = queue.take(); !next.isEnd(); next = queue.take()) {
        journal.awaitDurable(next.sequence);
        publish(next.event);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (JournalException e) {
      LOG.error("Events are no longer published: {}", e.getMessage());
    }
  }

  /** What follows is published whatever becomes of one event. */
  private void publish(BusEvent event) {
    try {
      bus.publish(event);
    } catch (Throwable e) {
      // No memory, for example: who hears no more of anything would not know.
      LOG.error("Event {} was not published", event.id(), e);
    }
  }

  @Override
  public void close() {
    put(END);
    try {
      thread.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private record Waiting(long sequence, BusEvent event) {
    boolean isEnd() {
      return event == null;
    }
  }
}
