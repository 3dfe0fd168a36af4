package io.slipstream.risk;

import io.slipstream.api.service.risk.PreTradeGate;
import io.slipstream.api.service.risk.PreTradeGateFactory;
import org.osgi.service.component.annotations.Component;

/** Makes the gate that a session checks every intent with. */
@Component
public final class LimitGateFactory implements PreTradeGateFactory {
  @Override
  public PreTradeGate create() {
    return new LimitGate();
  }
}
