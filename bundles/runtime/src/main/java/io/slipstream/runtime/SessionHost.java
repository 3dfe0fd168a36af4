package io.slipstream.runtime;

import io.slipstream.api.service.allocation.AllocationPolicy;
import io.slipstream.api.service.analytics.PerformanceAnalytics;
import io.slipstream.api.service.bus.EventBus;
import io.slipstream.api.service.coordination.CoordinatorFactory;
import io.slipstream.api.service.journal.JournalStore;
import io.slipstream.api.service.marketdata.MarketDataCatalog;
import io.slipstream.api.service.plugin.StrategyCatalog;
import io.slipstream.api.service.risk.PreTradeGateFactory;
import io.slipstream.api.service.risk.TradingScope;
import java.nio.file.Path;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/**
 * The session of this container. It registers nothing besides itself and needs nothing that needs
 * it: what operators ask are components of their own.
 */
@Component(
    immediate = true,
    service = SessionHost.class,
    configurationPid = "io.slipstream.session")
@Designate(ocd = SessionSettings.Raw.class)
public final class SessionHost {
  private final SessionServices services;
  private final LiveSession session;
  private final HaltFile haltFile;
  private final HaltSignal haltSignal;
  private final Runnable podListener;
  private final AutoCloseable strategyListener;

  /** Made by Declarative Services. */
  @Activate
  public SessionHost(
      SessionSettings.Raw raw,
      BundleContext context,
      @Reference PreTradeGateFactory gates,
      @Reference CoordinatorFactory coordinators,
      @Reference AllocationPolicy allocator,
      @Reference PerformanceAnalytics analytics,
      @Reference JournalStore journals,
      @Reference MarketDataCatalog markets,
      @Reference StrategyCatalog strategies,
      @Reference EventBus bus,
      @Reference PodConfigurations pods) {
    services =
        new SessionServices(
            gates, coordinators, allocator, analytics, journals, markets, strategies, bus, pods);
    Path directory = Path.of(context.getProperty("karaf.data"), "slipstream", "journal");
    String problem = SessionSettings.problem(raw);
    problem = problem.isEmpty() ? pods.limits().problem() : problem;
    session = new LiveSession(settings(raw), services, directory);
    haltFile =
        new HaltFile(
            Path.of(context.getProperty("karaf.etc"), "HALT"),
            reason -> haltAll("file etc/HALT", reason));
    haltSignal =
        new HaltSignal(() -> haltAll("signal " + HaltSignal.NAME, "the process got the signal"));
    Bundle framework = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION);
    podListener =
        () -> {
          if (framework.getState() != Bundle.STOPPING) {
            session.notePodsChanged();
          }
        };
    pods.onChange(podListener);
    strategyListener = strategies.onChange(podListener);
    if (problem.isEmpty()) {
      haltFile.start();
      session.start();
    } else {
      session.refuse(problem);
    }
  }

  private static SessionSettings settings(SessionSettings.Raw raw) {
    return SessionSettings.problem(raw).isEmpty()
        ? SessionSettings.of(raw)
        : SessionSettings.byDefault();
  }

  private void haltAll(String actor, String reason) {
    boolean isFlattening = session.settings().halts().isFlattening();
    session.halt(new Halt(TradingScope.ALL, isFlattening, actor, reason));
  }

  @Deactivate
  void deactivate() throws Exception {
    haltSignal.close();
    haltFile.close();
    services.pods().forget(podListener);
    strategyListener.close();
    session.close();
  }

  LiveSession session() {
    return session;
  }

  SessionServices services() {
    return services;
  }

  HaltFile haltFile() {
    return haltFile;
  }
}
