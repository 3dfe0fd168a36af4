package io.slipstream.api.order;

/** How long an order lives. */
public enum TimeInForce {
  /** Until the end of the instrument's trading session. */
  DAY,
  /** Until it is filled or canceled. */
  GTC,
  /** Fills what it can at the first chance; the rest is canceled. */
  IOC,
  /** Filled whole at the first chance, or canceled. */
  FOK,
  /** Until its expire time. */
  GTD,
  /** Only at the opening of a session. */
  AT_THE_OPEN,
  /** Only at the close of a session. */
  AT_THE_CLOSE
}
