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
  private long wishedBuyQty;
  private long wishedSellQty;

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

  /** Counts what the order's pending replacement will add, or that it is not pending any more. */
  void countWish(Order order) {
    long change = order.wishedQty() - order.wishes().counted();
    if (order.side() == Side.BUY) {
      wishedBuyQty += change;
    } else {
      wishedSellQty += change;
    }
    order.wishes().setCounted(order.wishedQty());
  }

  /** The quantity once the pending replacements that add to it are in force. */
  long wishedQuantity(Side side) {
    return side == Side.BUY ? buyQty + wishedBuyQty : sellQty + wishedSellQty;
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
      Order order = blotter.readWorking(source, kernel);
      add(order);
      countWish(order);
      order.holding().state().ownPrices().count(order);
    }
    buyQty = buys;
    sellQty = sells;
  }
}
