package io.slipstream.kernel;

import io.slipstream.api.order.Side;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;

/** A pod's orders in one instrument that are in flight or open, in the order they were made. */
final class WorkingOrders {
  private static final Order[] NONE = {};

  private Order first;
  private Order last;
  private int count;
  private long buyQty;
  private long sellQty;

  void add(Order order) {
    order.previous = last;
    order.next = null;
    if (last == null) {
      first = order;
    } else {
      last.next = order;
    }
    last = order;
    count++;
  }

  void remove(Order order) {
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
    count--;
  }

  void move(Side side, long change) {
    if (side == Side.BUY) {
      buyQty += change;
    } else {
      sellQty += change;
    }
  }

  Order first() {
    return first;
  }

  /** All of them now. */
  Order[] snapshot() {
    if (count == 0) {
      return NONE;
    }
    Order[] all = new Order[count];
    int at = 0;
    for (Order order = first; order != null; order = order.next) {
      all[at++] = order;
    }
    return all;
  }

  int count() {
    return count;
  }

  long quantity(Side side) {
    return side == Side.BUY ? buyQty : sellQty;
  }

  void writeState(StateSink sink) {
    sink.put(count).put(buyQty).put(sellQty);
    for (Order order = first; order != null; order = order.next) {
      order.writeState(sink);
    }
  }

  void readState(StateSource source, KernelState kernel, Blotter blotter) {
    int left = source.takeCount();
    long buys = source.take();
    long sells = source.take();
    for (; left > 0; left--) {
      add(blotter.readWorking(source, kernel));
    }
    buyQty = buys;
    sellQty = sells;
  }
}
