package io.slipstream.api.service.venue;

import io.slipstream.api.order.OrderType;
import io.slipstream.api.order.Side;
import io.slipstream.api.order.TimeInForce;

/**
 * An order as the venue sees it; prices and quantities are {@link
 * io.slipstream.api.market.FixedPoint}.
 *
 * @param orderId the kernel's number of the order, ascending
 * @param pod the kernel's number of the pod: the venue's account
 * @param instrument the kernel's number of the instrument
 * @param side BUY or SELL
 * @param type MARKET or LIMIT
 * @param timeInForce how long it lives
 * @param orderQty quantity
 * @param limitPrice limit price, zero for MARKET
 * @param decisionTime when the intent was made, nanoseconds since the epoch
 */
public record VenueOrder(
    long orderId,
    int pod,
    int instrument,
    Side side,
    OrderType type,
    TimeInForce timeInForce,
    long orderQty,
    long limitPrice,
    long decisionTime) {}
