package io.slipstream.api.service.risk;

/** Makes a gate for each session; an OSGi service. */
public interface PreTradeGateFactory {
  /** A gate that has decided nothing yet. */
  PreTradeGate create();
}
