package io.slipstream.kernel.twin;

import io.slipstream.api.order.OrderIntent;
import io.slipstream.api.order.OrderState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** An order as the kernel sees it. */
final class TwinOrder {
  /** A wish that the venue has not answered. */
  record Wish(boolean isCancel, int number) {}

  final TwinPod pod;
  final TwinInstrument instrument;
  final OrderIntent terms;
  final long number;
  final long decisionTime;
  final List<Wish> pending = new ArrayList<>();
  OrderState state = OrderState.INITIALIZED;
  BigDecimal orderQty;
  BigDecimal cumQty = BigDecimal.ZERO;
  BigDecimal cumNotional = BigDecimal.ZERO;
  BigDecimal limit;
  BigDecimal stop;

  /** Quantity of the pending replacement. */
  BigDecimal wantedQty = BigDecimal.ZERO;

  int wishes;
  String clientOrderId;

  /** The order at the venue, null before it is sent. */
  TwinResting resting;

  /** The other exit of a bracket, else null. */
  TwinOrder sibling;

  TwinOrder(
      TwinPod pod, TwinInstrument instrument, OrderIntent terms, long number, long decisionTime) {
    this.pod = pod;
    this.instrument = instrument;
    this.terms = terms;
    this.number = number;
    this.decisionTime = decisionTime;
    orderQty = instrument.quantity(terms.orderQty());
    limit = instrument.price(terms.limitPrice());
    stop = instrument.price(terms.stopPrice());
    clientOrderId = baseId();
  }

  String baseId() {
    long own = number - (1L << 39);
    return pod.definition.name() + (own > 0 ? "-x" + own : "-" + number);
  }

  boolean isWorking() {
    return state.isInFlight() || state.isOpen();
  }

  BigDecimal leavesQty() {
    return isWorking() ? orderQty.subtract(cumQty) : BigDecimal.ZERO;
  }

  /** What may still be filled once a pending replacement that adds to it is in force. */
  BigDecimal mostQty() {
    BigDecimal most = wishesReplace() ? orderQty.max(wantedQty) : orderQty;
    return isWorking() ? most.subtract(cumQty) : BigDecimal.ZERO;
  }

  /** Average price of what is filled. */
  BigDecimal averagePrice() {
    return cumQty.signum() == 0
        ? BigDecimal.ZERO
        : Decimals.divide(
            cumNotional, cumQty.multiply(instrument.multiplier()), instrument.terms.priceScale());
  }

  boolean wishesCancel() {
    return pending.stream().anyMatch(Wish::isCancel);
  }

  boolean wishesReplace() {
    return pending.stream().anyMatch(w -> !w.isCancel());
  }
}
