package io.slipstream.api.service.operations;

import io.slipstream.api.order.OrderState;
import io.slipstream.api.order.OrderType;
import io.slipstream.api.order.Side;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * An order.
 *
 * @param clientOrderId our id
 * @param pod whose it is
 * @param instrument symbol
 * @param side BUY or SELL
 * @param type MARKET or LIMIT
 * @param state where it is in its life
 * @param orderQty quantity asked for
 * @param cumQty quantity filled
 * @param leavesQty quantity still working, zero when closed
 * @param limitPrice null for MARKET
 * @param avgPx average fill price, null before the first fill
 * @param decisionTime when the intent was made
 * @param rationale the strategy's reason
 * @param reason why it was denied, rejected or canceled, else empty
 */
public record OrderView(
    String clientOrderId,
    String pod,
    String instrument,
    Side side,
    OrderType type,
    OrderState state,
    BigDecimal orderQty,
    BigDecimal cumQty,
    BigDecimal leavesQty,
    BigDecimal limitPrice,
    BigDecimal avgPx,
    Instant decisionTime,
    String rationale,
    String reason) {}
