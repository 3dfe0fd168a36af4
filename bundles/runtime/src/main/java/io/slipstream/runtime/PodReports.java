package io.slipstream.runtime;

import io.slipstream.api.service.operations.PodStatus;
import io.slipstream.api.service.operations.PodView;
import io.slipstream.api.service.operations.PositionView;
import io.slipstream.api.service.pods.PodHealth;
import io.slipstream.api.service.pods.PodPlace;
import io.slipstream.api.service.pods.PodReport;
import io.slipstream.api.service.pods.PodTrading;
import io.slipstream.kernel.PodState;
import io.slipstream.kernel.TradingKernel;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** What the pods of this process answer; made between two events, on the engine's thread. */
final class PodReports {
  private final Map<String, PodConfiguration> configurations;
  private final TradingKernel kernel;
  private final SessionViews views;

  PodReports(
      Map<String, PodConfiguration> configurations, SessionEngine engine, SessionViews views) {
    this.configurations = configurations;
    this.kernel = engine.kernel();
    this.views = views;
  }

  /** All that were not removed, by name. */
  List<PodReport> all() {
    return views.pods().stream()
        .filter(pod -> pod.status() != PodStatus.REMOVED)
        .map(this::report)
        .toList();
  }

  /** Null when there is none. */
  PodReport of(String name) {
    return all().stream().filter(pod -> pod.name().equals(name)).findFirst().orElse(null);
  }

  private PodReport report(PodView pod) {
    long time = kernel.eventTime();
    BigDecimal net = BigDecimal.ZERO;
    BigDecimal gross = BigDecimal.ZERO;
    for (PositionView position : pod.positions()) {
      net = net.add(position.notional());
      gross = gross.add(position.notional().abs());
    }
    boolean isStopped = pod.reason().startsWith(InProcessPod.STOPPED_BY);
    boolean isActive = pod.status() == PodStatus.ACTIVE;
    PodConfiguration configuration = configurations.get(pod.name());
    return new PodReport(
        pod.name(),
        PodPlace.IN_PROCESS,
        isActive || isStopped ? PodHealth.HEALTHY : PodHealth.FAULTY,
        isActive ? PodTrading.TRADING : PodTrading.HALTED,
        pod.reason(),
        null,
        time == Long.MIN_VALUE ? null : BusEvents.instant(time),
        pod.equity(),
        net,
        gross,
        pod.netPnl(),
        pod.workingOrders(),
        configuration == null ? Map.of() : configuration.terms(),
        inForce(pod.name(), configuration));
  }

  private Map<String, String> inForce(String name, PodConfiguration configuration) {
    int number = kernel.podNumber(name);
    if (number < 0) {
      return Map.of();
    }
    PodState pod = kernel.pod(number);
    boolean isWanted = configuration != null && pod.definitionHash().equals(configuration.hash());
    return isWanted ? configuration.terms() : PodConfiguration.terms(pod.definition());
  }
}
