package io.slipstream.kernel;

import io.slipstream.api.order.Side;
import io.slipstream.api.service.state.StateSink;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** All working orders, and the last closed ones for people to look at. */
final class OrderBlotter {
  private static final int KEPT_CLOSED = 10_000;

  private final SortedMap<Long, Order> working = new TreeMap<>();
  private final Deque<Order> closed = new ArrayDeque<>();
  private long created;
  private long closedCount;
  private long illegalTransitions;

  long nextId() {
    return ++created;
  }

  void add(Order order) {
    working.put(order.orderId(), order);
  }

  Order find(long orderId) {
    return working.get(orderId);
  }

  void close(Order order) {
    working.remove(order.orderId());
    closed.addLast(order);
    closedCount++;
    if (closed.size() > KEPT_CLOSED) {
      closed.removeFirst();
    }
  }

  void countIllegalTransition() {
    illegalTransitions++;
  }

  long illegalTransitions() {
    return illegalTransitions;
  }

  List<Order> working(Predicate<Order> filter) {
    return working.values().stream().filter(filter).toList();
  }

  boolean hasWorking(int pod, int instrument) {
    for (Order order : working.values()) {
      if (order.pod() == pod && order.instrument() == instrument) {
        return true;
      }
    }
    return false;
  }

  long workingQty(int pod, int instrument, Side side) {
    long sum = 0;
    for (Order order : working.values()) {
      if (order.pod() == pod && order.instrument() == instrument && order.intent().side() == side) {
        sum = Math.addExact(sum, order.leavesQty());
      }
    }
    return sum;
  }

  void newestFirst(int limit, Consumer<Order> reader) {
    List<Order> newest = new ArrayList<>(working.values());
    Iterator<Order> older = closed.descendingIterator();
    while (older.hasNext() && newest.size() < limit + working.size()) {
      newest.add(older.next());
    }
    newest.stream()
        .sorted((a, b) -> Long.compare(b.orderId(), a.orderId()))
        .limit(limit)
        .forEach(reader);
  }

  void writeState(StateSink sink) {
    sink.put(created).put(closedCount).put(illegalTransitions).put(working.size());
    working.values().forEach(order -> order.writeState(sink));
  }
}
