package io.slipstream.kernel.twin;

import io.slipstream.api.order.Side;
import io.slipstream.api.service.risk.PodLimits;
import io.slipstream.kernel.Input.AccountType;
import io.slipstream.kernel.Input.PodDefinition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A pod: its ledger and all orders it ever made. */
final class TwinPod {
  final int number;
  private long ownNumbers;
  final TwinLedger ledger = new TwinLedger();
  final List<TwinOrder> orders = new ArrayList<>();
  PodDefinition definition;
  PodLimits limits;
  boolean suspended;
  boolean removed;
  boolean liquidating;

  TwinPod(int number) {
    this.number = number;
  }

  boolean hasMargin() {
    return definition.account() == AccountType.MARGIN;
  }

  /** The order with a number, or null. */
  TwinOrder order(long wanted) {
    return orders.stream().filter(o -> o.number == wanted).findFirst().orElse(null);
  }

  /** Orders that nobody asked for have numbers of their own. */
  long nextOwnNumber() {
    return (1L << 39) + ++ownNumbers;
  }

  long nextNumber() {
    return orders.size() - ownNumbers + 1;
  }

  /** What works in an instrument on a side, one order left out. */
  BigDecimal working(TwinInstrument instrument, Side side, TwinOrder except) {
    return orders.stream()
        .filter(o -> o != except && o.instrument == instrument && o.terms.side() == side)
        .map(TwinOrder::mostQty)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
