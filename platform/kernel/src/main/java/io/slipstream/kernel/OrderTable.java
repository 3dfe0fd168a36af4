package io.slipstream.kernel;

/**
 * Orders by id: a chain of orders for each bucket. Orders made one after the other lie side by
 * side, so that a row of them costs one trip to memory.
 */
final class OrderTable {
  /** This many low bits of an id choose a bucket within a row; the rest is spread over the rows. */
  private static final int ROW_BITS = 4;

  private static final int ROW = 1 << ROW_BITS;

  private Order[] buckets = new Order[1024];
  private int count;

  /** Null when there is none. */
  Order find(long orderId) {
    Order order = buckets[bucket(orderId, buckets.length)];
    while (order != null && order.orderId() != orderId) {
      order = order.nextInBucket;
    }
    return order;
  }

  void add(Order order) {
    if (++count > buckets.length) {
      grow();
    }
    insert(order);
  }

  private void insert(Order order) {
    int at = bucket(order.orderId(), buckets.length);
    order.nextInBucket = buckets[at];
    buckets[at] = order;
  }

  void remove(Order order) {
    int at = bucket(order.orderId(), buckets.length);
    if (buckets[at] == order) {
      buckets[at] = order.nextInBucket;
    } else {
      Order before = buckets[at];
      while (before.nextInBucket != order) {
        before = before.nextInBucket;
      }
      before.nextInBucket = order.nextInBucket;
    }
    order.nextInBucket = null;
    count--;
  }

  private void grow() {
    Order[] old = buckets;
    buckets = new Order[old.length * 2];
    for (Order first : old) {
      for (Order order = first; order != null; ) {
        Order next = order.nextInBucket;
        insert(order);
        order = next;
      }
    }
  }

  /** Fibonacci hashing of the row: neighbours are spread evenly over the table. */
  private static int bucket(long orderId, int buckets) {
    long mixed = (orderId >>> ROW_BITS) * 0x9E3779B97F4A7C15L;
    int row = (int) (mixed >>> 32) & (buckets - 1);
    return (row & -ROW) | ((int) orderId & (ROW - 1));
  }
}
