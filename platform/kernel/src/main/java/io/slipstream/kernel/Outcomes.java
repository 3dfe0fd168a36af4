package io.slipstream.kernel;

import io.slipstream.api.service.risk.Verdict;
import java.util.Arrays;

/** Decisions of one event in order, in reused slots. */
final class Outcomes {
  private Outcome[] slots = new Outcome[0];
  private int size;
  private boolean counting;

  /** This event's decisions will not be read: how many there are is enough. */
  void countOnly() {
    counting = true;
  }

  private boolean isRead() {
    size += counting ? 1 : 0;
    return !counting;
  }

  private Outcome next() {
    if (size == slots.length) {
      slots = Arrays.copyOf(slots, Math.max(16, size * 2));
      for (int i = size; i < slots.length; i++) {
        slots[i] = new Outcome();
      }
    }
    return slots[size++];
  }

  void denied(Order order, Verdict verdict) {
    if (isRead()) {
      next().denied(order, verdict);
    }
  }

  void changed(Order order, long time) {
    if (isRead()) {
      next().changed(order, time);
    }
  }

  void replaced(Order order, long time) {
    if (isRead()) {
      next().replaced(order, time);
    }
  }

  void requestRejected(Order order, String reason, long time) {
    if (isRead()) {
      next().requestRejected(order, reason, time);
    }
  }

  void filled(
      Order order, long id, long quantity, long price, long paid, boolean maker, long time) {
    if (isRead()) {
      next().filled(order, id, quantity, price, paid, maker, time);
    }
  }

  void other(Decision decision) {
    if (isRead()) {
      next().other(decision);
    }
  }

  int size() {
    return size;
  }

  Outcome get(int index) {
    return slots[index];
  }

  void clear() {
    size = 0;
    counting = false;
  }
}
