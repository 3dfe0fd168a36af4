package io.slipstream.runtime;

import io.slipstream.api.market.Instrument;
import io.slipstream.api.service.allocation.AllocationPolicy;
import io.slipstream.api.service.analytics.EquityCurve;
import io.slipstream.api.service.analytics.PerformanceAnalytics;
import io.slipstream.api.service.backtest.ParityRuns;
import io.slipstream.api.service.bus.EventBus;
import io.slipstream.api.service.coordination.CoordinatorFactory;
import io.slipstream.api.service.journal.Journal;
import io.slipstream.api.service.journal.JournalStore;
import io.slipstream.api.service.journal.SessionJournal;
import io.slipstream.api.service.marketdata.MarketDataCatalog;
import io.slipstream.api.service.operations.AllocationView;
import io.slipstream.api.service.operations.AuditOperations;
import io.slipstream.api.service.operations.DeskOperations;
import io.slipstream.api.service.operations.FillView;
import io.slipstream.api.service.operations.MarketOperations;
import io.slipstream.api.service.operations.Operator;
import io.slipstream.api.service.operations.OperatorLog;
import io.slipstream.api.service.operations.OrderView;
import io.slipstream.api.service.operations.PodOperations;
import io.slipstream.api.service.operations.PodQueries;
import io.slipstream.api.service.operations.PodRequest;
import io.slipstream.api.service.operations.PodView;
import io.slipstream.api.service.operations.PortfolioQueries;
import io.slipstream.api.service.operations.ReplayRequest;
import io.slipstream.api.service.operations.ReplayView;
import io.slipstream.api.service.operations.RiskOperations;
import io.slipstream.api.service.operations.SessionStatus;
import io.slipstream.api.service.operations.SessionView;
import io.slipstream.api.service.operations.StrategyDiagnosis;
import io.slipstream.api.service.operations.StrategyOperations;
import io.slipstream.api.service.operations.TradingForecast;
import io.slipstream.api.service.operations.TradingOperations;
import io.slipstream.api.service.operations.TradingWish;
import io.slipstream.api.service.plugin.StrategyCatalog;
import io.slipstream.api.service.pods.HaltPolicy;
import io.slipstream.api.service.pods.PodHeartbeat;
import io.slipstream.api.service.pods.PodReport;
import io.slipstream.api.service.pods.RemotePodRequest;
import io.slipstream.api.service.pods.RemotePods;
import io.slipstream.api.service.risk.KillSwitch;
import io.slipstream.api.service.risk.PreTradeGateFactory;
import io.slipstream.api.service.risk.TradingScope;
import io.slipstream.api.service.risk.TradingState;
import io.slipstream.api.service.venue.AccountBooks;
import io.slipstream.api.service.venue.BookAdoption;
import io.slipstream.api.service.venue.OwnBooks;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;

/**
 * The session as operator services. What it registers while it is being made must not complete a
 * component that also needs one of its own services: that would ask for it before it is there.
 */
@Component(
    immediate = true,
    configurationPid = "io.slipstream.session",
    service = {
      PortfolioQueries.class,
      TradingOperations.class,
      PodOperations.class,
      PodQueries.class,
      SessionJournal.class,
      AccountBooks.class,
      BookAdoption.class,
      KillSwitch.class
    })
@Designate(ocd = SessionSettings.Raw.class)
public final class SessionComponent
    implements PortfolioQueries,
        TradingOperations,
        PodOperations,
        PodQueries,
        SessionJournal,
        AccountBooks,
        BookAdoption,
        KillSwitch {
  private final SessionServices services;
  private final LiveSession session;
  private final TradingDesk trading;
  private final HaltFile haltFile;
  private final HaltSignal haltSignal;
  private final PodDesk desk;
  private final FederatedPods federated;
  private final Runnable podListener;
  private final AutoCloseable strategyListener;
  private final List<ServiceRegistration<?>> registered;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile RemotePods remotePods;

  /** Made by Declarative Services. */
  @Activate
  public SessionComponent(
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
    OperationDesk operations = new OperationDesk(session);
    haltFile =
        new HaltFile(
            Path.of(context.getProperty("karaf.etc"), "HALT"),
            reason -> haltAll("file etc/HALT", reason));
    trading = new TradingDesk(session, services, operations, haltFile);
    haltSignal =
        new HaltSignal(() -> haltAll("signal " + HaltSignal.NAME, "the process got the signal"));
    federated = new FederatedPods(session, services, () -> remotePods);
    desk = new PodDesk(session, services, operations, federated);
    registered = register(context, operations);
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

  /** The desks that are services of their own. */
  private List<ServiceRegistration<?>> register(BundleContext context, OperationDesk operations) {
    CatalogDesk catalogs = new CatalogDesk(session, services, operations);
    return List.of(
        context.registerService(
            AuditOperations.class, new AuditDesk(session, services.kernels(), operations), null),
        context.registerService(OperatorLog.class, operations, null),
        context.registerService(StrategyOperations.class, catalogs, null),
        context.registerService(MarketOperations.class, catalogs, null),
        context.registerService(
            new String[] {RiskOperations.class.getName(), CorrelationLimits.class.getName()},
            new LimitsDesk(session, operations, session.limitsFile(), session.limits()),
            null),
        context.registerService(DeskOperations.class, new DeskRules(session, operations), null),
        context.registerService(
            StrategyDiagnosis.class, new DiagnosisDesk(session, services), null),
        context.registerService(ParityRuns.class, new ParityDesk(session, services), null));
  }

  private void haltAll(String actor, String reason) {
    trading.halt(TradingScope.ALL, actor, reason);
  }

  @Deactivate
  void deactivate() throws Exception {
    haltSignal.close();
    haltFile.close();
    registered.forEach(ServiceRegistration::unregister);
    services.pods().forget(podListener);
    strategyListener.close();
    session.close();
  }

  @Override
  public SessionView session() {
    return view(false);
  }

  @Override
  public SessionView sessionWithStateHash() {
    return view(true);
  }

  private SessionView view(boolean withHash) {
    SessionStatus status = session.status();
    if (status.isUp()) {
      return session.ask(
          engine -> session.views().session(session.status(), session.message(), withHash));
    }
    return new SessionView(
        status,
        session.message(),
        TradingState.ACTIVE,
        "",
        List.of(),
        null,
        session.settings().market(),
        session.settings().describeFeed(),
        0,
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        "",
        0,
        0,
        "",
        Map.of());
  }

  @Override
  public List<PodView> pods() {
    return session.ask(engine -> session.views().pods());
  }

  @Override
  public List<OrderView> orders(int limit) {
    return session.ask(engine -> session.views().orders(limit));
  }

  @Override
  public List<FillView> fills(int limit) {
    return session.ask(engine -> engine.records().fills(limit));
  }

  @Override
  public List<AllocationView> allocations(int limit) {
    return session.ask(engine -> engine.records().allocations(limit));
  }

  @Override
  public Map<String, EquityCurve> equity(int points) {
    return session.ask(engine -> engine.records().curves(engine.kernel(), points));
  }

  @Override
  public ReplayView replayJournal(ReplayRequest request) {
    return new ReplayDesk(session, services).replay(request);
  }

  @Override
  public OwnBooks books() {
    return session.ask(Books::of);
  }

  @Override
  public void adoptPosition(String symbol, BigDecimal change, String actor, String reason) {
    new LedgerAdoption(session).adoptPosition(symbol, change, actor, reason);
  }

  @Override
  public void adoptCash(String currency, BigDecimal change, String actor, String reason) {
    new LedgerAdoption(session).adoptCash(currency, change, actor, reason);
  }

  @Override
  public Journal journal() {
    return session.ask(SessionEngine::journal);
  }

  @Override
  public List<Instrument> instruments() {
    return session.ask(engine -> List.copyOf(engine.kernel().instruments()));
  }

  @Override
  public List<String> podNames() {
    return session.ask(
        engine ->
            IntStream.range(0, engine.kernel().podCount())
                .mapToObj(pod -> engine.kernel().pod(pod).definition().name())
                .toList());
  }

  @Override
  public void halt(TradingScope scope, String actor, String reason) {
    trading.halt(scope, actor, reason);
  }

  @Override
  public SessionView change(TradingWish wish, Operator operator) {
    return trading.change(wish, operator);
  }

  @Override
  public TradingForecast simulate(TradingWish wish) {
    return trading.simulate(wish);
  }

  @Override
  public List<PodReport> reports() {
    return federated.reports();
  }

  @Override
  public List<PodReport> remote() {
    return federated.remote();
  }

  @Override
  public PodReport status(String name) {
    return federated.status(name);
  }

  @Override
  public PodHeartbeat heartbeat(String name) {
    return federated.heartbeat(name);
  }

  @Override
  public PodView create(PodRequest request, Operator operator) {
    return desk.create(request, operator);
  }

  @Override
  public PodReport configure(String name, Map<String, String> changes, Operator operator) {
    return desk.configure(name, changes, operator);
  }

  @Override
  public PodReport start(String name, Operator operator) {
    return desk.start(name, operator);
  }

  @Override
  public PodReport stop(String name, HaltPolicy position, Operator operator) {
    return desk.stop(name, position, operator);
  }

  @Override
  public PodReport join(RemotePodRequest request, Operator operator) {
    return desk.join(request, operator);
  }

  @Override
  public PodReport leave(String name, Operator operator) {
    return desk.leave(name, operator);
  }

  @Override
  public PodView remove(String name, Operator operator) {
    return desk.remove(name, operator);
  }
}
