package io.slipstream.api.order;

/** How long an order lives. */
public enum TimeInForce {
  /** Until it is filled or canceled. */
  GTC,
  /** Fills what it can at the first chance; the rest is canceled. */
  IOC
}
