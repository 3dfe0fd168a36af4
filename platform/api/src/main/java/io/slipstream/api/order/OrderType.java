package io.slipstream.api.order;

/** How an order prices. */
public enum OrderType {
  /** At the market's next price. */
  MARKET,
  /** At the limit price or better. */
  LIMIT
}
