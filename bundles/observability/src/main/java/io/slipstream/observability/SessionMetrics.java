package io.slipstream.observability;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.slipstream.api.service.alerts.AlertOperations;
import io.slipstream.api.service.bus.EventBus;
import io.slipstream.api.service.operations.DeskOperations;
import io.slipstream.api.service.operations.PodQueries;
import io.slipstream.api.service.operations.PodStatus;
import io.slipstream.api.service.operations.PodView;
import io.slipstream.api.service.operations.PortfolioQueries;
import io.slipstream.api.service.operations.PortfolioState;
import io.slipstream.api.service.operations.SessionView;
import io.slipstream.api.service.pods.PodHealth;
import io.slipstream.api.service.pods.PodReport;
import io.slipstream.api.service.pods.PodTrading;
import io.slipstream.api.service.risk.TradingState;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The read model as metrics, built when they are scraped. */
@Component(service = SessionMetrics.class)
public final class SessionMetrics {
  private final PortfolioQueries portfolio;
  private final PodQueries contract;
  private final EventBus bus;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile AlertOperations alerts;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile DeskOperations desks;

  /** Made by Declarative Services. */
  @Activate
  public SessionMetrics(
      @Reference PortfolioQueries portfolio,
      @Reference PodQueries contract,
      @Reference EventBus bus) {
    this.portfolio = portfolio;
    this.contract = contract;
    this.bus = bus;
  }

  /** Everything as it is now. */
  public MetricSnapshots scrape() {
    SessionView session = portfolio.session();
    boolean up = session.status().isUp();
    MetricSnapshots.Builder all = MetricSnapshots.builder();
    all.metricSnapshot(gauge("session_up", "1 while the session trades or has ended", up ? 1 : 0));
    double heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    all.metricSnapshot(gauge("heap_used_bytes", "Used heap", heap));
    if (up) {
      PortfolioState now = portfolio.portfolio(false);
      addSession(all, now.session());
      addPods(all, now.pods());
    }
    DeskOperations coordinated = desks;
    if (up && coordinated != null) {
      DeskMetrics.add(all, coordinated.activity());
    }
    addRemote(all, contract.remote());
    AlertOperations present = alerts;
    if (present != null) {
      AlertMetrics.add(all, present);
    }
    addBus(all, bus.statistics());
    return all.build();
  }

  private static void addBus(MetricSnapshots.Builder all, List<EventBus.Statistics> subscribers) {
    CounterSnapshot.Builder dropped =
        CounterSnapshot.builder()
            .name("slipstream_bus_dropped_events")
            .help("Events a slow subscriber lost");
    CounterSnapshot.Builder failed =
        CounterSnapshot.builder()
            .name("slipstream_bus_failed_events")
            .help("Events a subscriber failed at");
    for (EventBus.Statistics subscriber : subscribers) {
      Labels labels = Labels.of("subscriber", subscriber.name());
      dropped.dataPoint(count(subscriber.dropped(), labels));
      failed.dataPoint(count(subscriber.failed(), labels));
    }
    all.metricSnapshot(dropped.build()).metricSnapshot(failed.build());
  }

  private static CounterDataPointSnapshot count(long value, Labels labels) {
    return CounterDataPointSnapshot.builder().value(value).labels(labels).build();
  }

  private static void addSession(MetricSnapshots.Builder all, SessionView session) {
    double halted = session.tradingState() == TradingState.HALTED ? 1 : 0;
    double equity = session.equity().doubleValue();
    all.metricSnapshot(gauge("trading_halted", "1 while trading is halted", halted));
    all.metricSnapshot(gauge("portfolio_equity", "Equity of the portfolio", equity));
    all.metricSnapshot(
        gauge("replay_progress_ratio", "Share of the recorded data played", session.progress()));
    all.metricSnapshot(
        gauge("journal_entries", "Entries in the journal", session.journalEntries()));
  }

  private static void addPods(MetricSnapshots.Builder all, List<PodView> pods) {
    add(all, pods, "pod_equity", "Equity of a pod", pod -> pod.equity().doubleValue());
    add(all, pods, "pod_capital", "Net capital of a pod", pod -> pod.capital().doubleValue());
    add(all, pods, "pod_fills", "Executions of a pod", PodView::fills);
    add(all, pods, "pod_commission", "Commission paid", pod -> pod.commission().doubleValue());
    add(all, pods, "pod_working_orders", "Orders in flight or open", PodView::workingOrders);
    add(all, pods, "pod_allocation_ratio", "Last allocation", PodView::allocationWeight);
    add(all, pods, "pod_drawdown_ratio", "Deepest", pod -> pod.performance().maxDrawdown());
    add(
        all,
        pods,
        "pod_active",
        "1 while a pod trades",
        pod -> pod.status() == PodStatus.ACTIVE ? 1 : 0);
  }

  private static void addRemote(MetricSnapshots.Builder all, List<PodReport> pods) {
    addReport(
        all,
        pods,
        "remote_pod_healthy",
        "1 while a remote pod answers well",
        pod -> pod.health() == PodHealth.HEALTHY ? 1 : 0);
    addReport(
        all,
        pods,
        "remote_pod_lost",
        "1 while a remote pod is lost",
        pod -> pod.health() == PodHealth.LOST ? 1 : 0);
    addReport(
        all,
        pods,
        "remote_pod_halting",
        "1 while a remote pod shall be halted and has not confirmed it",
        pod -> pod.trading() == PodTrading.HALTING ? 1 : 0);
    addReport(
        all,
        pods,
        "remote_pod_equity",
        "Equity of a remote pod's account, as it says",
        pod -> value(pod.equity()));
    addReport(
        all,
        pods,
        "remote_pod_net_exposure",
        "Net exposure of a remote pod, as it says",
        pod -> value(pod.netExposure()));
  }

  private static double value(BigDecimal money) {
    return money == null ? Double.NaN : money.doubleValue();
  }

  private static void addReport(
      MetricSnapshots.Builder all,
      List<PodReport> pods,
      String name,
      String help,
      ToDoubleFunction<PodReport> value) {
    GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name("slipstream_" + name).help(help);
    for (PodReport pod : pods) {
      gauge.dataPoint(
          GaugeDataPointSnapshot.builder()
              .value(value.applyAsDouble(pod))
              .labels(Labels.of("pod", pod.name()))
              .build());
    }
    all.metricSnapshot(gauge.build());
  }

  private static GaugeSnapshot gauge(String name, String help, double value) {
    return GaugeSnapshot.builder()
        .name("slipstream_" + name)
        .help(help)
        .dataPoint(GaugeDataPointSnapshot.builder().value(value).build())
        .build();
  }

  private static void add(
      MetricSnapshots.Builder all,
      List<PodView> pods,
      String name,
      String help,
      ToDoubleFunction<PodView> value) {
    GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name("slipstream_" + name).help(help);
    for (PodView pod : pods) {
      Labels labels = Labels.of("pod", pod.name());
      gauge.dataPoint(
          GaugeDataPointSnapshot.builder().value(value.applyAsDouble(pod)).labels(labels).build());
    }
    all.metricSnapshot(gauge.build());
  }
}
