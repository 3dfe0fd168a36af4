package io.slipstream.simulator;

/** Orders by their id: open addressing with linear probing and no object for an entry. */
final class OrderIndex {
  private Resting[] slots = new Resting[64];
  private int size;

  /** Null when there is none. */
  Resting find(long orderId) {
    int mask = slots.length - 1;
    int slot = home(orderId, mask);
    while (slots[slot] != null && slots[slot].orderId != orderId) {
      slot = (slot + 1) & mask;
    }
    return slots[slot];
  }

  void add(Resting order) {
    size++;
    if (size * 2L > slots.length) {
      grow();
    }
    insert(order);
  }

  /** Closes the gap, so that no probe ends early. */
  void remove(Resting order) {
    int mask = slots.length - 1;
    int gap = home(order.orderId, mask);
    while (slots[gap].orderId != order.orderId) {
      gap = (gap + 1) & mask;
    }
    size--;
    for (int slot = (gap + 1) & mask; slots[slot] != null; slot = (slot + 1) & mask) {
      int distance = (slot - home(slots[slot].orderId, mask)) & mask;
      if (distance >= ((slot - gap) & mask)) {
        slots[gap] = slots[slot];
        gap = slot;
      }
    }
    slots[gap] = null;
  }

  private void insert(Resting order) {
    int mask = slots.length - 1;
    int slot = home(order.orderId, mask);
    while (slots[slot] != null) {
      slot = (slot + 1) & mask;
    }
    slots[slot] = order;
  }

  private void grow() {
    Resting[] before = slots;
    slots = new Resting[before.length * 2];
    for (Resting order : before) {
      if (order != null) {
        insert(order);
      }
    }
  }

  private static int home(long orderId, int mask) {
    return (int) ((orderId * 0x9E3779B97F4A7C15L) >>> 32) & mask;
  }
}
