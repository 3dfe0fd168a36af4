package io.slipstream.api.service.alerts;

/** Where an alert is. */
public enum AlertState {
  /** Nobody has taken it yet. */
  OPEN,
  /** Somebody has taken it: it is told of no more. */
  ACKNOWLEDGED,
  /** It is counted, and told to nobody. */
  SILENCED,
  /** It was quiet for long enough; the next violation opens another. */
  CLOSED
}
