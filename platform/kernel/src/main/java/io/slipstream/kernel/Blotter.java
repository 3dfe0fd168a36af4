package io.slipstream.kernel;

import io.slipstream.api.order.OrderState;
import io.slipstream.api.order.OrderTerms;
import io.slipstream.api.service.state.StateException;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;
import java.util.ArrayList;
import java.util.List;

/** All orders: those that work, and the last closed ones for late reports and for people. */
final class Blotter {
  private final OrderTable table = new OrderTable();
  private final Order[] closed;
  private Order recent;
  private Order free;
  private Order evictedFirst;
  private Order evictedLast;
  private long created;
  private long closedCount;
  private long workingCount;
  private long illegalTransitions;
  private long staleReports;
  private long duplicateReports;
  private long lateFills;

  /** Keeps so many closed ones, a power of two. */
  Blotter(int kept) {
    if (Integer.bitCount(kept) != 1) {
      throw new IllegalArgumentException(kept + " closed orders: a power of two is allowed");
    }
    closed = new Order[kept];
  }

  Order make(Pod pod, Holding holding, long number, OrderTerms terms, long time) {
    Order order = free;
    if (order == null) {
      order = new Order();
    } else {
      free = order.next;
      order.next = null;
    }
    order.open(++created, pod, holding, number, terms, time);
    table.add(order);
    recent = order;
    return order;
  }

  void startWorking(Order order) {
    workingCount++;
    order.startWaiting();
    order.holding().startWorking(order);
    order.holding().moveWorking(order.side(), order.remainingQty());
  }

  /** {@code leaves} is what counted as working until now. */
  void stopWorking(Order order, long leaves) {
    workingCount--;
    order.stopWaiting();
    order.holding().stopWorking(order);
    order.holding().moveWorking(order.side(), -leaves);
    order.previous = null;
    order.next = null;
    keepClosed(order);
  }

  void keepClosed(Order order) {
    int slot = (int) (closedCount++ & closed.length - 1);
    Order evicted = closed[slot];
    closed[slot] = order;
    if (evicted != null) {
      table.remove(evicted);
      recent = null;
      if (!evicted.isPinned()) {
        evict(evicted);
      }
    }
  }

  private void evict(Order order) {
    if (evictedFirst == null) {
      evictedLast = order;
    }
    order.next = evictedFirst;
    evictedFirst = order;
  }

  /** A new event begins: nobody looks at orders evicted before it any more. */
  void recycle() {
    if (evictedFirst != null) {
      evictedLast.next = free;
      free = evictedFirst;
      evictedFirst = null;
      evictedLast = null;
    }
  }

  /** An execution of a filled order was busted: it works again. */
  void reopen(Order order) {
    for (int i = 0; i < closed.length; i++) {
      if (closed[i] == order) {
        closed[i] = null;
      }
    }
    startWorking(order);
  }

  /** Null when it is unknown, or closed for long. */
  Order find(long orderId) {
    Order order = recent;
    if (order == null || order.orderId() != orderId) {
      order = table.find(orderId);
      recent = order;
    }
    return order;
  }

  /** Whether it can be found by its id. */
  boolean knows(Order order) {
    return table.find(order.orderId()) == order;
  }

  void countIllegalTransition() {
    illegalTransitions++;
  }

  void countStaleReport() {
    staleReports++;
  }

  void countDuplicateReport() {
    duplicateReports++;
  }

  void countLateFill() {
    lateFills++;
  }

  long illegalTransitions() {
    return illegalTransitions;
  }

  long staleReports() {
    return staleReports;
  }

  long duplicateReports() {
    return duplicateReports;
  }

  long lateFills() {
    return lateFills;
  }

  long workingCount() {
    return workingCount;
  }

  /** The last closed ones, newest first, at most {@code limit}. */
  List<Order> newestClosed(int limit) {
    List<Order> newest = new ArrayList<>();
    for (long at = closedCount - 1; at >= oldestClosed() && newest.size() < limit; at--) {
      Order order = closed[(int) (at & closed.length - 1)];
      if (order != null) {
        newest.add(order);
      }
    }
    return newest;
  }

  void writeState(StateSink sink) {
    sink.put(created)
        .put(closedCount)
        .put(workingCount)
        .put(illegalTransitions)
        .put(staleReports)
        .put(duplicateReports)
        .put(lateFills);
    for (long at = oldestClosed(); at < closedCount; at++) {
      Order order = closed[(int) (at & closed.length - 1)];
      sink.put(order != null);
      if (order != null) {
        order.writeState(sink);
      }
    }
  }

  /** The counts and the closed orders; the working ones are read with their holdings. */
  void readState(StateSource source, KernelState kernel) {
    created = source.take();
    closedCount = source.take();
    workingCount = source.take();
    illegalTransitions = source.take();
    staleReports = source.take();
    duplicateReports = source.take();
    lateFills = source.take();
    for (long at = oldestClosed(); at < closedCount; at++) {
      if (source.takeFlag()) {
        Order order = readDetached(source, kernel);
        closed[(int) (at & closed.length - 1)] = order;
        table.add(order);
      }
    }
  }

  /** An order of any pod that only its holder knows. */
  Order readDetached(StateSource source, KernelState kernel) {
    Pod pod = kernel.podAt(source.takeInt(0, kernel.pods().size() - 1));
    InstrumentState of = kernel.instrumentAt(source.takeInt(0, kernel.instrumentCount() - 1));
    Order order = new Order();
    order.readState(source, pod, pod.ledger().holding(of));
    return order;
  }

  /** A working order of a pod's holding. */
  Order readWorking(StateSource source, KernelState kernel) {
    Order order = readDetached(source, kernel);
    order.startWaiting();
    table.add(order);
    return order;
  }

  /** An order that waits for its desk's decision. */
  Order readHeld(StateSource source, KernelState kernel) {
    Order order = readDetached(source, kernel);
    order.restoreConfidence(source.takeDouble());
    if (order.state() != OrderState.INITIALIZED) {
      throw new StateException(
          order.clientOrderId() + " waits for its desk and is " + order.state());
    }
    table.add(order);
    return order;
  }

  private long oldestClosed() {
    return Math.max(0, closedCount - closed.length);
  }
}
