package io.slipstream.simulator;

import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;
import java.util.Arrays;

/** Requests on their way to one instrument's market: a heap by arrival, then by sending. */
final class PendingRequests {
  private Request[] heap = new Request[4];
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  /** The next to arrive, or null. */
  Request first() {
    return size == 0 ? null : heap[0];
  }

  /** Whether one arrives at {@code time} or before. */
  boolean isDue(long time) {
    return size > 0 && heap[0].arrival <= time;
  }

  void add(Request request) {
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, size * 2);
    }
    int slot = size++;
    while (slot > 0 && request.isBefore(heap[(slot - 1) / 2])) {
      heap[slot] = heap[(slot - 1) / 2];
      slot = (slot - 1) / 2;
    }
    heap[slot] = request;
  }

  Request removeFirst() {
    Request removed = heap[0];
    Request moved = heap[--size];
    heap[size] = null;
    if (size > 0) {
      sink(moved);
    }
    return removed;
  }

  private void sink(Request moved) {
    int slot = 0;
    for (int child = 1; child < size; child = slot * 2 + 1) {
      if (child + 1 < size && heap[child + 1].isBefore(heap[child])) {
        child++;
      }
      if (!heap[child].isBefore(moved)) {
        break;
      }
      heap[slot] = heap[child];
      slot = child;
    }
    heap[slot] = moved;
  }

  void writeState(StateSink sink) {
    Request[] sorted = Arrays.copyOf(heap, size);
    Arrays.sort(sorted, (a, b) -> a.isBefore(b) ? -1 : 1);
    sink.put(size);
    for (Request request : sorted) {
      request.writeState(sink);
    }
  }

  /** Returns how many there are. */
  int readState(StateSource source, InstrumentVenue market, RequestDesk desk) {
    for (int left = source.takeCount(); left > 0; left--) {
      Request request = new Request();
      request.readState(source, market, desk);
      add(request);
    }
    return size;
  }
}
