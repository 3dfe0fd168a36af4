package io.slipstream.api.order;

/** How an order prices. */
public enum OrderType {
  /** At the market's next price. */
  MARKET,
  /** At the limit price or better. */
  LIMIT,
  /** Becomes a MARKET order when the market reaches the stop price. */
  STOP_MARKET,
  /** Becomes a LIMIT order when the market reaches the stop price. */
  STOP_LIMIT,
  /** A STOP_MARKET whose stop price follows the market at a distance and never moves back. */
  TRAILING_STOP;

  /** Whether a limit price goes with it. */
  public boolean hasLimit() {
    return this == LIMIT || this == STOP_LIMIT;
  }

  /** Whether it waits for a stop price. */
  public boolean hasStop() {
    return this == STOP_MARKET || this == STOP_LIMIT || this == TRAILING_STOP;
  }
}
