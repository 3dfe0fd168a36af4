package io.slipstream.kernel;

/** Orders by id: open addressing with linear probing, no object per entry. */
final class OrderTable {
  private Order[] slots = new Order[1024];
  private int count;

  /** Null when there is none. */
  Order find(long orderId) {
    int mask = slots.length - 1;
    for (int at = start(orderId, mask); slots[at] != null; at = at + 1 & mask) {
      if (slots[at].orderId() == orderId) {
        return slots[at];
      }
    }
    return null;
  }

  void add(Order order) {
    if (++count * 2 > slots.length) {
      grow();
    }
    insert(order);
  }

  private void insert(Order order) {
    int mask = slots.length - 1;
    int at = start(order.orderId(), mask);
    while (slots[at] != null) {
      at = at + 1 & mask;
    }
    slots[at] = order;
  }

  void remove(Order order) {
    int mask = slots.length - 1;
    int at = start(order.orderId(), mask);
    while (slots[at] != order) {
      at = at + 1 & mask;
    }
    count--;
    slots[at] = null;
    for (int next = at + 1 & mask; slots[next] != null; next = next + 1 & mask) {
      int home = start(slots[next].orderId(), mask);
      if ((next - home & mask) >= (next - at & mask)) {
        slots[at] = slots[next];
        slots[next] = null;
        at = next;
      }
    }
  }

  private void grow() {
    Order[] old = slots;
    slots = new Order[old.length * 2];
    for (Order order : old) {
      if (order != null) {
        insert(order);
      }
    }
  }

  /** Fibonacci hashing: neighbouring ids spread over the table. */
  private static int start(long orderId, int mask) {
    long mixed = orderId * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 32) & mask;
  }
}
