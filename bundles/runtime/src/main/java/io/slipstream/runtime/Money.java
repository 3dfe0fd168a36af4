package io.slipstream.runtime;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.order.Fill;
import io.slipstream.api.service.operations.FillView;
import java.math.BigDecimal;

/** Fixed-point as exact decimals for views. */
final class Money {
  private Money() {}

  static BigDecimal of(long value) {
    BigDecimal exact = BigDecimal.valueOf(value, FixedPoint.SCALE).stripTrailingZeros();
    return exact.scale() < 0 ? exact.setScale(0) : exact;
  }

  static FillView fill(Fill fill) {
    return new FillView(
        BusEvents.instant(fill.eventTime()),
        fill.pod(),
        fill.symbol(),
        fill.side(),
        of(fill.lastQty()),
        of(fill.lastPx()),
        of(fill.commission()),
        fill.clientOrderId());
  }
}
