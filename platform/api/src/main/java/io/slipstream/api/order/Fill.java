package io.slipstream.api.order;

/**
 * An execution of one of the pod's orders; money and quantities are {@link
 * io.slipstream.api.market.FixedPoint}.
 *
 * @param fillId unique in the session
 * @param clientOrderId the order
 * @param pod whose it is
 * @param symbol the instrument
 * @param side BUY or SELL
 * @param lastQty quantity of this execution, above zero
 * @param lastPx price of this execution
 * @param commission paid for it, zero or more
 * @param eventTime when it happened at the venue, nanoseconds since the epoch
 */
public record Fill(
    long fillId,
    String clientOrderId,
    String pod,
    String symbol,
    Side side,
    long lastQty,
    long lastPx,
    long commission,
    long eventTime) {}
