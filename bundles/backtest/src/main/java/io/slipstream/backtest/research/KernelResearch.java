package io.slipstream.backtest.research;

import io.slipstream.api.market.BarSeries;
import io.slipstream.api.service.backtest.BacktestException;
import io.slipstream.api.service.backtest.BacktestRequest;
import io.slipstream.api.service.backtest.JobProgress;
import io.slipstream.api.service.backtest.RunOption;
import io.slipstream.api.service.backtest.research.CrossValidationOutcome;
import io.slipstream.api.service.backtest.research.MonteCarloOutcome;
import io.slipstream.api.service.backtest.research.MonteCarloRequest;
import io.slipstream.api.service.backtest.research.ProbeOutcome;
import io.slipstream.api.service.backtest.research.ProbeRequest;
import io.slipstream.api.service.backtest.research.Research;
import io.slipstream.api.service.backtest.research.SweepOutcome;
import io.slipstream.api.service.backtest.research.SweepRequest;
import io.slipstream.api.service.backtest.research.WalkForwardOutcome;
import io.slipstream.api.service.marketdata.MarketDataCatalog;
import io.slipstream.api.service.plugin.InstalledStrategy;
import io.slipstream.api.service.plugin.StrategyCatalog;
import io.slipstream.api.service.risk.PreTradeGateFactory;
import io.slipstream.api.service.tables.TableFiles;
import io.slipstream.backtest.Job;
import io.slipstream.backtest.RunLimits;
import io.slipstream.backtest.RunPlan;
import io.slipstream.backtest.RunPlanner;
import io.slipstream.backtest.RunStore;
import io.slipstream.backtest.RunningJobs;
import io.slipstream.backtest.RunningJobs.Build;
import io.slipstream.backtest.StrategyLeases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Research through the kernel, with results as files. */
@Component
public final class KernelResearch implements Research {
  private static final DateTimeFormatter RUN_TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final Set<Job.Kind> KINDS =
      EnumSet.complementOf(EnumSet.of(Job.Kind.RUN, Job.Kind.RERUN));

  private static final int MOST_PROBED = 1_000_000;

  private final StrategyCatalog strategies;
  private final MarketDataCatalog markets;
  private final PreTradeGateFactory gates;
  private final TableFiles tables;
  private final Path results;
  private final String codeVersion;
  private final TrialBooks books;
  private final RunStore runs;
  private final RunningJobs jobs;

  /** Made by Declarative Services. */
  @Activate
  public KernelResearch(
      BundleContext context,
      @Reference StrategyCatalog strategies,
      @Reference MarketDataCatalog markets,
      @Reference PreTradeGateFactory gates,
      @Reference TableFiles tables,
      @Reference RunningJobs jobs) {
    this(
        Path.of(context.getProperty("karaf.data"), "slipstream"),
        context.getBundle().getVersion().toString(),
        strategies,
        markets,
        gates,
        tables,
        jobs);
  }

  /**
   * Made by hand.
   *
   * @param data folder under which results and the books of trials are kept
   */
  public KernelResearch(
      Path data,
      String codeVersion,
      StrategyCatalog strategies,
      MarketDataCatalog markets,
      PreTradeGateFactory gates,
      TableFiles tables,
      RunningJobs jobs) {
    this.strategies = strategies;
    this.markets = markets;
    this.gates = gates;
    this.tables = tables;
    this.jobs = jobs;
    this.codeVersion = codeVersion;
    this.results = data.resolve("research");
    this.runs = new RunStore(data.resolve("backtests"));
    this.books = new TrialBooks(data.resolve("trials"));
  }

  /** Cancels what runs. */
  @Deactivate
  public void stop() {
    jobs.cancel(KINDS, "the container stops");
    books.close();
  }

  @Override
  public SweepOutcome sweep(SweepRequest request, Consumer<JobProgress> progress) {
    return run(Job.Kind.SWEEP, request, progress, (plan, wanted) -> SweepDesk.Afterwards.NOTHING);
  }

  @Override
  public WalkForwardOutcome walkForward(SweepRequest request, Consumer<JobProgress> progress) {
    AtomicReference<WalkForwardOutcome> made = new AtomicReference<>();
    run(
        Job.Kind.WALK_FORWARD,
        request,
        progress,
        (plan, wanted) -> {
          ForwardWalk walk = ForwardWalk.of(plan, wanted);
          return finished -> made.set(walk.run(finished, files(finished)));
        });
    return made.get();
  }

  @Override
  public CrossValidationOutcome crossValidate(
      SweepRequest request, Consumer<JobProgress> progress) {
    AtomicReference<CrossValidationOutcome> made = new AtomicReference<>();
    run(
        Job.Kind.CPCV,
        request,
        progress,
        (plan, wanted) -> {
          CrossValidation validation = CrossValidation.of(plan, wanted);
          return finished -> made.set(validation.run(finished, files(finished)));
        });
    return made.get();
  }

  private SweepFiles files(SweepDesk.Finished finished) {
    return new SweepFiles(tables, finished.outcome().directory());
  }

  @Override
  public MonteCarloOutcome monteCarlo(MonteCarloRequest request) {
    Path folder = runs.find(request.run());
    MonteCarloRuns drawn = new MonteCarloRuns(folder, runs.worths(folder), request);
    return jobs.work(
        Job.Kind.MONTE_CARLO,
        folder.getFileName().toString(),
        List.of(),
        job -> drawn.run(request, job));
  }

  @Override
  public ProbeOutcome probe(ProbeRequest request, Consumer<JobProgress> progress) {
    try (StrategyLeases leases = new StrategyLeases(strategies, Map.of())) {
      int most = Complaints.whole("bars", request.bars(), 2, MOST_PROBED);
      BacktestRequest wanted =
          BacktestRequest.of(
              request.strategy(),
              request.parameters(),
              request.instrument(),
              Map.of(RunOption.BAR, request.bar()),
              null);
      RunPlan plan = new RunPlanner(markets, leases, List.of()).plan(wanted);
      BarSeries all = plan.markets().get(0).series();
      if (all.length() < 2) {
        throw new BacktestException("bars: 2 or more are needed, recorded is " + all.length());
      }
      BarSeries last = SweepPlanner.part(all, Math.max(0, all.length() - most), all.length());
      InstalledStrategy strategy = leases.apply("strategy", request.strategy());
      String subject = request.strategy() + " on " + request.instrument();
      return jobs.work(
          Job.Kind.PROBE,
          subject,
          List.of(Build.of(strategy)),
          job -> {
            int workers = Runtime.getRuntime().availableProcessors();
            try (Crew crew = new Crew(job, workers, progress)) {
              return new FutureProbe(plan.on(List.of(last), plan.cash()), gates::create, job, crew)
                  .run();
            }
          });
    }
  }

  /** Checks what is made of the trials, before any of them runs. */
  private interface Preparation {
    SweepDesk.Afterwards of(SweepPlan plan, SweepRequest request);
  }

  private SweepOutcome run(
      Job.Kind kind, SweepRequest asked, Consumer<JobProgress> progress, Preparation preparation) {
    SweepRequest request =
        RunLimits.read(
            asked.resume() && asked.strategy().isEmpty()
                ? SweepManifest.request(TrialLog.manifest(asked.directory()), asked)
                : asked);
    try (StrategyLeases leases = new StrategyLeases(strategies, Map.of())) {
      SweepPlan plan =
          new SweepPlanner(new RunPlanner(markets, leases, List.of()), leases, codeVersion)
              .plan(request);
      SweepDesk.Afterwards afterwards = preparation.of(plan, request);
      Path directory =
          request.directory() == null
              ? place(kind.word(), request.strategy())
              : request.directory();
      String subject = request.strategy() + " on " + String.join(", ", request.instruments());
      SweepDesk desk = new SweepDesk(gates::create, tables, books);
      return jobs.work(
          kind,
          subject,
          List.of(Build.of(plan.strategy())),
          job -> desk.run(plan, directory, request.resume(), job, progress, afterwards));
    }
  }

  private Path place(String kind, String strategy) {
    String name =
        RUN_TIME.format(Instant.now())
            + "-"
            + kind
            + "-"
            + strategy.replaceAll("[^A-Za-z0-9._-]", "_");
    Path target = results.resolve(name);
    for (int n = 2; Files.exists(target); n++) {
      target = results.resolve(name + "-" + n);
    }
    return target;
  }
}
