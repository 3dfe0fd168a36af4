package io.slipstream.kernel;

import io.slipstream.api.order.OrderState;
import io.slipstream.api.order.Side;

/** What must hold after every input; recomputed from the parts. */
final class Invariants {
  private Invariants() {}

  static void check(TradingKernel kernel) {
    for (int currency = 0; currency < kernel.currencies().count(); currency++) {
      checkCash(kernel, currency);
    }
    for (Pod pod : kernel.pods()) {
      checkPod(pod);
    }
  }

  private static void checkCash(TradingKernel kernel, int currency) {
    long cash = currency == 0 ? kernel.treasuryCash() : 0;
    long marked = 0;
    for (Pod pod : kernel.pods()) {
      cash += pod.ledger().cashIn(currency);
      for (int i = 0; i < kernel.instrumentCount(); i++) {
        Holding holding = pod.ledger().holdingOrNull(i);
        if (holding != null && holding.state().currency().number() == currency) {
          long now = holding.instrument().notional(holding.quantity(), holding.markPrice());
          require(now == holding.notional(), "a position's value is stale");
          marked += now;
        }
      }
    }
    require(cash == kernel.sums().cash(currency), "pods and treasury are not the portfolio's cash");
    require(marked == kernel.sums().marked(currency), "positions are not the portfolio's");
  }

  private static void checkPod(Pod pod) {
    PodLedger ledger = pod.ledger();
    int open = 0;
    for (int i = 0; i < ledger.holdingSlots(); i++) {
      Holding holding = ledger.holdingOrNull(i);
      if (holding != null) {
        open += ledger.isOpen(holding) ? 1 : 0;
        require(ledger.isOpen(holding) != holding.isFlat(), "a position that is not known");
        checkLots(holding);
        checkOrders(holding);
      }
    }
    require(ledger.isFlat() == (open == 0), "positions that are not there");
  }

  private static void checkLots(Holding holding) {
    long quantity = 0;
    long cost = 0;
    for (int lot = 0; lot < holding.lots(); lot++) {
      require(
          Long.signum(holding.lotQuantity(lot)) == Long.signum(holding.quantity()),
          "a lot of the wrong side");
      quantity += holding.lotQuantity(lot);
      cost += holding.lotCost(lot);
    }
    require(quantity == holding.quantity(), "lots are not the position");
    require(cost == holding.openCost(), "lots are not the open cost");
  }

  private static void checkOrders(Holding holding) {
    long buy = 0;
    long sell = 0;
    int count = 0;
    for (Order order = holding.working().first(); order != null; order = order.next) {
      boolean asleep = order.state() == OrderState.DONE_FOR_DAY;
      long leaves = asleep ? 0 : order.orderQty() - order.cumQty();
      require(!order.state().isClosed(), "a closed order works");
      require(order.leavesQty() == leaves, "leavesQty is not orderQty less cumQty");
      require(holding.state().ownPrices().covers(order), "an order at a better price than known");
      require(order.cumQty() >= 0 && order.remainingQty() > 0, "a quantity that cannot be");
      buy += order.side() == Side.BUY ? order.remainingQty() : 0;
      sell += order.side() == Side.SELL ? order.remainingQty() : 0;
      count++;
    }
    require(buy == holding.working().quantity(Side.BUY), "working quantity to buy");
    require(sell == holding.working().quantity(Side.SELL), "working quantity to sell");
    require(count == holding.working().count(), "count of working orders");
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException("invariant broken: " + what);
    }
  }
}
