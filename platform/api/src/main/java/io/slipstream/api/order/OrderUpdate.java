package io.slipstream.api.order;

/**
 * A change of one of the pod's orders.
 *
 * @param clientOrderId our id of the order
 * @param symbol its instrument
 * @param state the state it is in now
 * @param reason why it was denied, rejected or canceled; empty otherwise
 */
public record OrderUpdate(String clientOrderId, String symbol, OrderState state, String reason) {}
