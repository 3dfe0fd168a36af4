package io.slipstream.api.service.risk;

import io.slipstream.api.order.OrderTerms;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;

/**
 * Decides on every intent before it becomes an order. Deterministic: the answer depends on what it
 * is handed and on what it decided before, nothing else. Used by one thread at a time.
 */
public interface PreTradeGate {
  /** Decides; an allowed intent counts towards the order rate. */
  Verdict check(OrderTerms intent, GateView view);

  /** Writes everything a later answer depends on. */
  void writeState(StateSink sink);

  /**
   * Takes what another of its kind has written, before the first intent.
   *
   * @throws io.slipstream.api.service.state.StateException when it does not fit
   */
  void readState(StateSource source);
}
