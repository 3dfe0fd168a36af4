package io.slipstream.risk.flow;

import io.slipstream.api.order.Side;
import io.slipstream.kernel.Order;
import io.slipstream.kernel.TradingKernel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What every pod holds and has working, added up from what the kernel shows to everybody. */
final class Books {
  final long[][] position;
  final long[][] buys;
  final long[][] sells;
  final List<Order> working = new ArrayList<>();

  /**
   * Books of this moment.
   *
   * @param wanted quantities of replacements that are pending, by {@link #key}
   */
  Books(TradingKernel kernel, int instruments, Map<String, Long> wanted) {
    position = new long[kernel.podCount()][instruments];
    buys = new long[kernel.podCount()][instruments];
    sells = new long[kernel.podCount()][instruments];
    for (int pod = 0; pod < position.length; pod++) {
      for (int i = 0; i < instruments; i++) {
        position[pod][i] = kernel.position(pod, i).quantity();
      }
    }
    kernel.newestOrders(
        Integer.MAX_VALUE,
        order -> {
          if (!order.state().isClosed()) {
            working.add(order);
            long wants = wanted.getOrDefault(key(order.pod(), order.number()), 0L);
            add(order, Math.max(order.orderQty(), wants) - order.cumQty());
          }
        });
  }

  static String key(int pod, long number) {
    return pod + "-" + number;
  }

  private void add(Order order, long quantity) {
    long[][] side = order.side() == Side.BUY ? buys : sells;
    side[order.pod()][order.instrumentNumber()] += quantity;
  }

  /** Takes an order out: another one is asked for in its place. */
  void remove(Order order) {
    add(order, order.cumQty() - order.orderQty());
  }

  /** A pod's own orders that work and were not executed yet, without one. */
  long waiting(int pod, Order without) {
    return working.stream()
        .filter(order -> order.pod() == pod && order != without)
        .filter(order -> order.cumQty() == 0 && order.number() < 1L << 39)
        .count();
  }

  long longs(int pod, int instrument) {
    return position[pod][instrument] + buys[pod][instrument];
  }

  long shorts(int pod, int instrument) {
    return position[pod][instrument] - sells[pod][instrument];
  }

  /** One of the working orders, or null. */
  Order find(int pod, long number) {
    for (Order order : working) {
      if (order.pod() == pod && order.number() == number) {
        return order;
      }
    }
    return null;
  }
}
