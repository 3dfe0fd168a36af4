package io.slipstream.api.service.risk;

/** What may be traded; the strictest of those that an order falls under holds for it. */
public enum TradingState {
  /** Trade within limits. */
  ACTIVE,
  /** Only orders that reduce a position. */
  REDUCING,
  /** No orders. */
  HALTED;

  /** The stricter of two. */
  public TradingState strictest(TradingState other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
