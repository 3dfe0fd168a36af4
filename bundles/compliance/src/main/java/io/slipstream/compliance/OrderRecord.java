package io.slipstream.compliance;

import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.OrderIntent;
import io.slipstream.api.order.Side;

/** What is known of an order that is not closed, from the entries on it. */
final class OrderRecord {
  final String pod;
  final Instrument instrument;
  final String algorithm;
  final OrderIntent intent;
  final String origin;
  Side side;
  long orderQty;
  long cumQty;
  long limitPrice;
  long stopPrice;
  long submitted = Long.MIN_VALUE;
  boolean isCancelWanted;

  /** {@code intent} is null for an order that the platform made; {@code origin} says why. */
  OrderRecord(
      String pod, Instrument instrument, String algorithm, OrderIntent intent, String origin) {
    this.pod = pod;
    this.instrument = instrument;
    this.algorithm = algorithm;
    this.intent = intent;
    this.origin = origin;
    if (intent != null) {
      side = intent.side();
      orderQty = intent.orderQty();
      limitPrice = intent.limitPrice();
      stopPrice = intent.stopPrice();
    }
  }

  long leavesQty() {
    return orderQty - cumQty;
  }
}
