package io.slipstream.api.service.risk;

/** What the portfolio may do. */
public enum TradingState {
  /** Trade within limits. */
  ACTIVE,
  /** Only orders that reduce a position. */
  REDUCING,
  /** No orders. */
  HALTED
}
