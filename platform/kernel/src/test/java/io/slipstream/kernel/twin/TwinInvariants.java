package io.slipstream.kernel.twin;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** What must hold in the twin after every input. */
final class TwinInvariants {
  private TwinInvariants() {}

  static void check(TwinKernel kernel) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    for (TwinPod pod : kernel.session.pods) {
      pod.ledger.cash.forEach((currency, cash) -> sums.merge(currency, cash, BigDecimal::add));
      pod.ledger.positions.values().forEach(TwinInvariants::checkPosition);
      pod.orders.forEach(TwinInvariants::checkOrder);
    }
    kernel.session.portfolioCash.forEach(
        (currency, cash) ->
            require(
                Decimals.same(cash, sums.getOrDefault(currency, BigDecimal.ZERO)),
                "cash of the portfolio"));
  }

  private static void checkPosition(TwinPosition position) {
    int sign = position.quantity().signum();
    require(
        position.lots.stream().allMatch(lot -> lot.quantity().signum() == sign),
        "lots of one direction");
    require(sign != 0 || position.openCost().signum() == 0, "no cost without a position");
  }

  private static void checkOrder(TwinOrder order) {
    if (order.isWorking()) {
      require(
          Decimals.same(order.cumQty.add(order.leavesQty()), order.orderQty),
          "cumQty and leavesQty are orderQty");
      require(!order.resting.gone, "a working order is at the venue");
      require(
          Decimals.same(order.resting.leaves(), order.leavesQty()), "the venue's leaves quantity");
    } else {
      require(order.resting == null || order.resting.gone, "a closed order left the venue");
    }
    require(order.cumQty.compareTo(order.orderQty) <= 0 || !order.isWorking(), "overfilled");
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException("does not hold: " + what);
    }
  }
}
