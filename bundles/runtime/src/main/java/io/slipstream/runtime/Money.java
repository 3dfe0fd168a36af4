package io.slipstream.runtime;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.order.Fill;
import io.slipstream.api.service.operations.FillView;
import java.math.BigDecimal;

/** Fixed-point as exact decimals for views. */
final class Money {
  private Money() {}

  static BigDecimal of(long value) {
    return of(value, FixedPoint.SCALE);
  }

  /** A number with {@code scale} decimals. */
  static BigDecimal of(long value, int scale) {
    BigDecimal exact = BigDecimal.valueOf(value, scale).stripTrailingZeros();
    return exact.scale() < 0 ? exact.setScale(0) : exact;
  }

  static FillView fill(Fill fill) {
    return new FillView(
        BusEvents.instant(fill.eventTime()),
        fill.pod(),
        fill.symbol(),
        fill.side(),
        of(fill.lastQty(), fill.instrument().quantityScale()),
        of(fill.lastPx(), fill.instrument().priceScale()),
        of(fill.commission(), fill.instrument().cashScale()),
        fill.clientOrderId());
  }
}
