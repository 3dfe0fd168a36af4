package io.slipstream.bus;

import io.slipstream.api.service.bus.BusEvent;
import io.slipstream.api.service.bus.EventBus.Statistics;
import io.slipstream.api.service.bus.Subject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

/** One subscriber's bounded queue; when full the oldest event makes room and is counted. */
final class Mailbox {
  private final String name;
  private final Set<Subject> subjects;
  private final int capacity;
  private final Consumer<BusEvent> receiver;
  private final Deque<BusEvent> queue = new ArrayDeque<>();
  private final Thread thread;
  private long delivered;
  private long dropped;
  private long failed;
  private boolean closed;

  Mailbox(String name, Set<Subject> subjects, int capacity, Consumer<BusEvent> receiver) {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity " + capacity + ": 1 or more is allowed");
    }
    this.name = name;
    this.subjects = EnumSet.copyOf(subjects);
    this.capacity = capacity;
    this.receiver = receiver;
    this.thread = new Thread(this::run, "slipstream-bus-" + name);
    this.thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  synchronized void offer(BusEvent event) {
    if (closed || !subjects.contains(event.subject())) {
      return;
    }
    if (queue.size() == capacity) {
      queue.removeFirst();
      dropped++;
    }
    queue.addLast(event);
    notifyAll();
  }

  synchronized void close() {
    closed = true;
    notifyAll();
  }

  synchronized Statistics statistics() {
    return new Statistics(name, delivered, dropped, failed, queue.size());
  }

  private void run() {
    try {
      for (BusEvent event = take(); event != null; event = take()) {
        boolean received = receive(event);
        count(received);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean receive(BusEvent event) {
    try {
      receiver.accept(event);
      return true;
    } catch (Throwable e) {
      // Errors too: nobody would hear of anything any more.
      return false;
    }
  }

  private synchronized void count(boolean received) {
    delivered++;
    if (!received) {
      failed++;
    }
  }

  private synchronized BusEvent take() throws InterruptedException {
    while (queue.isEmpty() && !closed) {
      wait();
    }
    return queue.pollFirst();
  }
}
