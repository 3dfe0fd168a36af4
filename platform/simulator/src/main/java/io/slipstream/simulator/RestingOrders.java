package io.slipstream.simulator;

import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;

/** The orders at one instrument's market, in venue order. */
final class RestingOrders {
  private Resting first;
  private Resting last;
  private int size;
  private int expiring;
  private int trailing;
  private Resting[] visited = new Resting[8];

  Resting first() {
    return first;
  }

  boolean isEmpty() {
    return first == null;
  }

  boolean hasExpiring() {
    return expiring > 0;
  }

  boolean hasTrailing() {
    return trailing > 0;
  }

  void add(Resting order) {
    link(order);
    count(order, 1);
  }

  void remove(Resting order) {
    unlink(order);
    count(order, -1);
  }

  void moveToEnd(Resting order) {
    unlink(order);
    link(order);
  }

  /**
   * The orders that are here now, so that a walk over them is not disturbed by what the answers
   * cause; valid until the next call.
   */
  Resting[] visit() {
    if (visited.length < size) {
      visited = new Resting[Math.max(size, visited.length * 2)];
    }
    int count = 0;
    for (Resting order = first; order != null; order = order.next) {
      if (visited[count] != order) {
        visited[count] = order;
      }
      count++;
    }
    if (count < visited.length) {
      visited[count] = null;
    }
    return visited;
  }

  private void count(Resting order, int change) {
    size += change;
    expiring += order.expires() ? change : 0;
    trailing += order.trailingOffset > 0 || order.trailingRate > 0 ? change : 0;
  }

  private void link(Resting order) {
    order.previous = last;
    order.next = null;
    if (last == null) {
      first = order;
    } else {
      last.next = order;
    }
    last = order;
  }

  private void unlink(Resting order) {
    if (order.previous == null) {
      first = order.next;
    } else {
      order.previous.next = order.next;
    }
    if (order.next == null) {
      last = order.previous;
    } else {
      order.next.previous = order.previous;
    }
  }

  void writeState(StateSink sink) {
    sink.put(size);
    for (Resting order = first; order != null; order = order.next) {
      order.writeState(sink);
    }
  }

  void readState(StateSource source, InstrumentVenue market, RequestDesk desk) {
    for (int left = source.takeCount(); left > 0; left--) {
      add(desk.readOrder(source, market));
    }
  }
}
