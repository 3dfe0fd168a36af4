package io.slipstream.kernel;

import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.Fill;
import io.slipstream.api.order.Side;

/** An execution as a value. */
public record KeptFill(
    long fillId,
    long order,
    String clientOrderId,
    String pod,
    Instrument instrument,
    Side side,
    long lastQty,
    long lastPx,
    long commission,
    boolean isMaker,
    long eventTime)
    implements Fill {
  @Override
  public Fill copy() {
    return this;
  }
}
