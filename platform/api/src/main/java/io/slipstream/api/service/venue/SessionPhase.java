package io.slipstream.api.service.venue;

/** What an instrument's market does. */
public enum SessionPhase {
  /** Trading. */
  OPEN,
  /** Closed until the next session. */
  CLOSED,
  /** Interrupted; nothing trades, orders stay. */
  HALTED
}
