package io.slipstream.runtime;

import io.slipstream.api.service.allocation.AllocationPolicy;
import io.slipstream.api.service.analytics.PerformanceAnalytics;
import io.slipstream.api.service.bus.EventBus;
import io.slipstream.api.service.coordination.CoordinatorFactory;
import io.slipstream.api.service.journal.JournalStore;
import io.slipstream.api.service.marketdata.MarketDataCatalog;
import io.slipstream.api.service.plugin.StrategyCatalog;
import io.slipstream.api.service.risk.PreTradeGateFactory;

/** The departments and doors a session works with. */
record SessionServices(
    PreTradeGateFactory gates,
    CoordinatorFactory coordinators,
    AllocationPolicy allocator,
    PerformanceAnalytics analytics,
    JournalStore journals,
    MarketDataCatalog markets,
    StrategyCatalog strategies,
    EventBus bus,
    PodConfigurations pods) {
  /** Kernels as the session's. */
  Kernels kernels() {
    return new Kernels(gates, coordinators);
  }
}
