package io.slipstream.runtime;

import io.slipstream.api.service.coordination.CoordinatorFactory;
import io.slipstream.api.service.risk.PreTradeGateFactory;
import io.slipstream.kernel.TradingKernel;
import io.slipstream.simulator.SimulatedVenue;

/** Makes kernels with a gate and a coordinator of their own, for the session and for its past. */
record Kernels(PreTradeGateFactory gates, CoordinatorFactory coordinators) {
  TradingKernel create() {
    return new TradingKernel(gates.create(), new SimulatedVenue(), coordinators.create());
  }
}
