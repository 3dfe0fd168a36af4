package io.slipstream.backtest;

import io.slipstream.api.service.analytics.PerformanceAnalytics;
import io.slipstream.api.service.backtest.BacktestException;
import io.slipstream.api.service.backtest.BacktestOutcome;
import io.slipstream.api.service.backtest.BacktestOutcome.Result;
import io.slipstream.api.service.backtest.BacktestRequest;
import io.slipstream.api.service.backtest.Backtests;
import io.slipstream.api.service.backtest.Rerun;
import io.slipstream.api.service.backtest.RunOption;
import io.slipstream.api.service.backtest.RunSummary;
import io.slipstream.api.service.bus.BusEvent;
import io.slipstream.api.service.bus.EventBus;
import io.slipstream.api.service.bus.Subject;
import io.slipstream.api.service.coordination.CoordinatorFactory;
import io.slipstream.api.service.marketdata.MarketDataCatalog;
import io.slipstream.api.service.plugin.StrategyCatalog;
import io.slipstream.api.service.risk.PreTradeGateFactory;
import io.slipstream.api.service.tables.TableFiles;
import io.slipstream.kernel.OutcomeListener;
import io.slipstream.report.JsonText;
import io.slipstream.report.page.RunPageHtml;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Backtests through the kernel, with results as files. */
@Component
public final class KernelBacktests implements Backtests {
  private static final DateTimeFormatter RUN_TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Services services;
  private final RunStore store;
  private final String codeVersion;

  /** Made by Declarative Services. */
  @Activate
  public KernelBacktests(
      BundleContext context,
      @Reference StrategyCatalog strategies,
      @Reference MarketDataCatalog markets,
      @Reference PreTradeGateFactory gates,
      @Reference CoordinatorFactory coordinators,
      @Reference PerformanceAnalytics analytics,
      @Reference TableFiles tables,
      @Reference EventBus bus,
      @Reference RunningJobs jobs) {
    this(
        Path.of(context.getProperty("karaf.data"), "slipstream"),
        context.getBundle().getVersion().toString(),
        new Services(strategies, markets, gates, coordinators, analytics, tables, bus, jobs));
  }

  /**
   * What it asks others for.
   *
   * @param strategies that can run
   * @param markets with bars
   * @param gates one for each run
   * @param coordinators of desks
   * @param analytics that measure
   * @param tables to write
   * @param bus to tell
   * @param jobs that run now
   */
  public record Services(
      StrategyCatalog strategies,
      MarketDataCatalog markets,
      PreTradeGateFactory gates,
      CoordinatorFactory coordinators,
      PerformanceAnalytics analytics,
      TableFiles tables,
      EventBus bus,
      RunningJobs jobs) {}

  /** Made by hand; {@code data} is the folder under which results are kept. */
  public KernelBacktests(Path data, String codeVersion, Services services) {
    this.services = services;
    this.store = new RunStore(data.resolve("backtests"));
    this.codeVersion = codeVersion;
  }

  /** Cancels what runs. */
  @Deactivate
  public void stop() {
    services.jobs().cancel(EnumSet.of(Job.Kind.RUN, Job.Kind.RERUN), "the container stops");
  }

  @Override
  public BacktestOutcome run(BacktestRequest request) {
    return run(Job.Kind.RUN, request, Map.of()).outcome();
  }

  private record Ran(BacktestOutcome outcome, Map<String, Object> manifest) {}

  private Ran run(Job.Kind kind, BacktestRequest asked, Map<String, String> builds) {
    BacktestRequest request = RunLimits.read(asked);
    try (StrategyLeases leases = new StrategyLeases(services.strategies(), builds)) {
      RunPlanner planner =
          new RunPlanner(services.markets(), leases, services.coordinators().create().rules());
      RunPlan plan = planner.plan(request);
      RunPlan besides = planner.benchmark(request, plan);
      String name = String.join("-", plan.pods().stream().map(RunPlan.PodPlan::name).toList());
      String runId = RUN_TIME.format(Instant.now()) + "-" + shortened(name);
      Path target = request.output() == null ? store.place(runId) : request.output();
      new ResultFiles(services.tables(), target, () -> {}).requireEmpty();
      return services
          .jobs()
          .work(
              kind,
              RunWatch.subject(plan),
              RunWatch.builds(plan, besides),
              job -> run(job, request, plan, besides, runId, target));
    }
  }

  private Ran run(
      Job job, BacktestRequest request, RunPlan plan, RunPlan besides, String runId, Path target) {
    job.expect(plan.bars() + (besides == null ? 0 : besides.bars()), 0);
    boolean isTold = new OptionTexts(request).isTold();
    PortfolioRun run = play(plan, isTold ? runId : "", new RunWatch(job, plan, 0));
    PortfolioRun benchmark =
        besides == null ? null : play(besides, "", new RunWatch(job, besides, plan.bars()));
    BacktestOutcome outcome = new RunResults(run).outcome(runId, target, benchmark);
    Map<String, Object> manifest =
        RunManifest.of(request, plan, besides, codeVersion, outcome.stateHash());
    Map<String, Object> values = ResultValues.of(outcome, manifest);
    if (!plan.rebalance().isNever()) {
      values.put("rebalances", RebalanceFiles.values(plan.rebalance(), run.rebalances()));
    }
    job.checkWaiting();
    String page = RunPageHtml.of(RunPages.of(outcome, run, benchmark, manifest));
    new ResultFiles(services.tables(), target, job::checkWaiting)
        .write(values, manifest, run, page);
    announce(outcome, "");
    if (isTold) {
      announce(outcome, runId);
    }
    return new Ran(outcome, manifest);
  }

  /** The bus is told of every decision when there is a run to tell it of. */
  private PortfolioRun play(RunPlan plan, String told, RunWatch watch) {
    return PortfolioRun.play(
        plan,
        services.gates().create(),
        services.coordinators(),
        services.analytics(),
        new PortfolioRun.Listeners(
            kernel ->
                told.isEmpty()
                    ? OutcomeListener.NONE
                    : new RunNews(services.bus(), told, kernel, plan.pods().size()),
            watch));
  }

  private static String shortened(String name) {
    return name.length() > 60 ? name.substring(0, 60) : name;
  }

  @Override
  public BacktestRequest read(Path file) {
    return RunFile.read(file);
  }

  @Override
  public List<RunSummary> list() {
    return store.list();
  }

  @Override
  public Map<String, Object> result(String run) {
    return store.result(store.find(run));
  }

  @Override
  public Rerun rerun(String run, boolean exact, Path output) {
    Path folder = store.find(run);
    Map<String, Object> then = store.manifest(folder);
    BacktestRequest wanted = RunFile.read(folder.resolve("manifest.json"));
    BacktestRequest again =
        new BacktestRequest(wanted.pods(), wanted.instruments(), wanted.options(), output);
    Ran ran = run(Job.Kind.RERUN, again, exact ? builds(wanted, then) : Map.of());
    Map<?, ?> now = JsonText.read(JsonText.compact(ran.manifest()), Map.class);
    return new Rerun(run, ran.outcome(), RunManifest.differences(then, now));
  }

  /** The jars that a manifest's pods ran, by what its request calls their strategies. */
  private static Map<String, String> builds(BacktestRequest request, Map<String, Object> manifest) {
    Map<String, String> builds = new TreeMap<>();
    Object pods = manifest.get("pods");
    for (int i = 0; i < request.pods().size(); i++) {
      Object pod = pods instanceof List<?> ? ((List<?>) pods).get(i) : null;
      Object sha256 = pod instanceof Map<?, ?> ? ((Map<?, ?>) pod).get("sha256") : null;
      if (sha256 == null) {
        throw new BacktestException("the manifest does not say which build pod " + i + " ran");
      }
      builds.put(request.pods().get(i).strategy(), sha256.toString());
    }
    if (manifest.get("benchmark") instanceof Map<?, ?> benchmark) {
      builds.putIfAbsent(
          request.option(RunOption.BENCHMARK).strip(), String.valueOf(benchmark.get("sha256")));
    }
    return builds;
  }

  @Override
  public int export(String run, Path zip) {
    return store.export(store.find(run), zip);
  }

  /** To everybody who listens to what is live, or to runs. */
  private void announce(BacktestOutcome outcome, String run) {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("runId", outcome.runId());
    payload.put(
        "strategy", String.join(", ", outcome.pods().stream().map(Result::strategy).toList()));
    payload.put("instrument", String.join(", ", outcome.instruments()));
    payload.put("finalEquity", outcome.total().finalEquity().toPlainString());
    payload.put("fills", outcome.total().fills());
    payload.put("trades", outcome.total().trades());
    payload.put("stateHash", outcome.stateHash());
    long end = outcome.to().getEpochSecond() * 1_000_000_000L;
    services
        .bus()
        .publish(
            new BusEvent(
                Subject.BACKTEST_RESULTS, outcome.runId(), end, outcome.runId(), payload, run));
  }
}
