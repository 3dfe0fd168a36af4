package io.slipstream.api.service.operations;

import io.slipstream.api.order.Side;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * An execution.
 *
 * @param time when it happened at the venue
 * @param pod whose it is
 * @param instrument symbol
 * @param side BUY or SELL
 * @param quantity executed
 * @param price of it
 * @param commission paid for it
 * @param clientOrderId the order
 */
public record FillView(
    Instant time,
    String pod,
    String instrument,
    Side side,
    BigDecimal quantity,
    BigDecimal price,
    BigDecimal commission,
    String clientOrderId) {}
