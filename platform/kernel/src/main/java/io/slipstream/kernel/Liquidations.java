package io.slipstream.kernel;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Rounding;
import io.slipstream.api.order.OrderDraft;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.risk.TradingState;
import java.util.ArrayList;
import java.util.List;

/**
 * Closes what a margin account holds when its equity falls below maintenance, where trading is not
 * halted, and what any pod holds when that is wanted.
 */
final class Liquidations {
  private final TradingKernel kernel;
  private final OrderDesk desk;
  private final Outcomes out;
  private final OrderDraft draft = new OrderDraft(null);
  private final List<Pod> pods = new ArrayList<>();
  private int marginPods;
  private int liquidating;

  Liquidations(TradingKernel kernel, OrderDesk desk, Outcomes out) {
    this.kernel = kernel;
    this.desk = desk;
    this.out = out;
  }

  /** Looks which pods have a margin account: none costs nothing. */
  void count() {
    marginPods = 0;
    liquidating = 0;
    for (Pod pod : kernel.pods()) {
      marginPods += pod.ledger().isMargin() ? 1 : 0;
      liquidating += pod.isLiquidating() ? 1 : 0;
    }
  }

  /** Whether any account can be liquidated. */
  boolean mayHappen() {
    return marginPods > 0;
  }

  /** After a market event of an instrument. */
  void check(InstrumentState instrument) {
    if (marginPods == 0) {
      return;
    }
    release();
    for (int i = instrument.holderCount() - 1; i >= 0; i--) {
      PodLedger ledger = instrument.holder(i).ledger();
      if (ledger.isMargin()) {
        pods.add(kernel.podAt(ledger.pod()));
      }
    }
    for (int i = pods.size() - 1; i >= 0; i--) {
      check(pods.get(i));
    }
    pods.clear();
  }

  private void check(Pod pod) {
    PodLedger ledger = pod.ledger();
    boolean begins = !pod.isLiquidating();
    if (begins) {
      long needed = BuyingPower.maintenanceMargin(ledger);
      if (ledger.equity() >= needed) {
        return;
      }
      pod.setLiquidating(true);
      liquidating++;
      out.other(new Decision.Liquidated(pod.number(), ledger.equity(), needed));
      desk.cancelAll(pod, -1, "the pod is being liquidated");
    }
    for (int i = 0; i < ledger.holdingSlots(); i++) {
      Holding holding = ledger.holdingOrNull(i);
      boolean isOpen = holding != null && !holding.isFlat() && !isHalted(pod, holding);
      if (isOpen && (begins || !isClosing(holding))) {
        close(pod, holding, "LIQUIDATION");
      }
    }
  }

  /** Nothing leaves then but what a person wants flat; it goes on with trading. */
  private boolean isHalted(Pod pod, Holding holding) {
    int instrument = holding.state().number();
    return kernel.states().strictest(pod.number(), instrument) == TradingState.HALTED;
  }

  /** Closes all that a pod holds, in place of whatever it has open. */
  void flatten(Pod pod, String reason) {
    flatten(pod, -1, reason);
  }

  /** The same in one instrument, or in all when it is below zero. */
  void flatten(Pod pod, int instrument, String reason) {
    desk.cancelAll(pod, instrument, reason);
    for (int i = 0; i < pod.ledger().holdingSlots(); i++) {
      Holding holding = pod.ledger().holdingOrNull(i);
      boolean isMeant = holding != null && (instrument < 0 || instrument == i);
      if (isMeant && !holding.isFlat() && !isClosing(holding)) {
        close(pod, holding, "FLATTEN");
      }
    }
  }

  /** Closes a share of each position, where trading is not halted and nothing closes it already. */
  void reduce(Pod pod, long share, String reason) {
    for (int i = 0; i < pod.ledger().holdingSlots(); i++) {
      Holding holding = pod.ledger().holdingOrNull(i);
      boolean isOpen = holding != null && !holding.isFlat() && !isHalted(pod, holding);
      if (isOpen && !isClosing(holding)) {
        long held = Math.abs(holding.quantity());
        long wanted = FixedPoint.multiplyDivide(held, share, FixedPoint.ONE, Rounding.DOWN);
        long quantity = wanted - wanted % holding.instrument().lotSize();
        if (quantity > 0 && quantity >= holding.instrument().minQuantity()) {
          desk.cancelClosing(holding, held - quantity, reason);
          close(pod, holding, quantity, "REDUCE");
        }
      }
    }
  }

  /** Its order may have been canceled since, by an operator's halt for example. */
  private static boolean isClosing(Holding holding) {
    for (Order order = holding.working().first(); order != null; order = order.next) {
      if (order.isReduceOnly()) {
        return true;
      }
    }
    return false;
  }

  private void close(Pod pod, Holding holding, String rationale) {
    close(pod, holding, Math.abs(holding.quantity()), rationale);
  }

  private void close(Pod pod, Holding holding, long quantity, String rationale) {
    Side side = holding.quantity() > 0 ? Side.SELL : Side.BUY;
    draft.on(holding.instrument()).market(side, quantity).reduceOnly();
    desk.send(desk.own(pod, holding.state(), draft.because(rationale, 0, 0)));
  }

  /** Who is flat again may trade again. */
  private void release() {
    int still = 0;
    for (int i = 0; i < kernel.podCount() && liquidating > 0; i++) {
      Pod pod = kernel.podAt(i);
      if (pod.isLiquidating() && pod.ledger().isFlat()) {
        pod.setLiquidating(false);
      }
      still += pod.isLiquidating() ? 1 : 0;
    }
    liquidating = still;
  }
}
