package io.slipstream.api.strategy;

/** How a strategy means to trade, so that its fills can be judged against it. */
public enum ExecutionStyle {
  /** Adds liquidity. */
  MAKER,
  /** Removes liquidity. */
  TAKER,
  /** Both. */
  MIXED
}
