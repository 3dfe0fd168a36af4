package io.slipstream.backtest.research;

import io.slipstream.api.service.backtest.BacktestException;
import io.slipstream.api.service.backtest.research.Research;
import io.slipstream.api.service.backtest.research.ResearchProgress;
import io.slipstream.api.service.backtest.research.SweepOutcome;
import io.slipstream.api.service.backtest.research.SweepRequest;
import io.slipstream.api.service.marketdata.MarketDataCatalog;
import io.slipstream.api.service.plugin.InstalledStrategy;
import io.slipstream.api.service.plugin.StrategyBuild;
import io.slipstream.api.service.plugin.StrategyCatalog;
import io.slipstream.api.service.risk.PreTradeGateFactory;
import io.slipstream.api.service.tables.TableFiles;
import io.slipstream.backtest.RunPlanner;
import io.slipstream.backtest.StrategyLeases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

  private final StrategyCatalog strategies;
  private final MarketDataCatalog markets;
  private final PreTradeGateFactory gates;
  private final TableFiles tables;
  private final Path results;
  private final String codeVersion;
  private final TrialBooks books;
  private final Jobs jobs = new Jobs();

  /** Made by Declarative Services. */
  @Activate
  public KernelResearch(
      BundleContext context,
      @Reference StrategyCatalog strategies,
      @Reference MarketDataCatalog markets,
      @Reference PreTradeGateFactory gates,
      @Reference TableFiles tables) {
    this(
        Path.of(context.getProperty("karaf.data"), "slipstream"),
        context.getBundle().getVersion().toString(),
        strategies,
        markets,
        gates,
        tables);
  }

  KernelResearch(
      Path data,
      String codeVersion,
      StrategyCatalog strategies,
      MarketDataCatalog markets,
      PreTradeGateFactory gates,
      TableFiles tables) {
    this.strategies = strategies;
    this.markets = markets;
    this.gates = gates;
    this.tables = tables;
    this.codeVersion = codeVersion;
    this.results = data.resolve("research");
    this.books = new TrialBooks(data.resolve("trials"));
  }

  /** Cancels what runs. */
  @Deactivate
  public void stop() {
    jobs.cancelAll("the container stops");
    books.close();
  }

  @Override
  public SweepOutcome sweep(SweepRequest request, Consumer<ResearchProgress> progress) {
    return run("sweep", request, progress, (plan, finished) -> {});
  }

  private interface Afterwards {
    void of(SweepPlan plan, SweepDesk.Finished finished);
  }

  private SweepOutcome run(
      String kind, SweepRequest asked, Consumer<ResearchProgress> progress, Afterwards afterwards) {
    SweepRequest request =
        asked.resume() && asked.strategy().isEmpty()
            ? SweepManifest.request(
                TrialLog.manifest(asked.directory()), asked.options(), asked.directory())
            : asked;
    try (StrategyLeases leases = new StrategyLeases(strategies, Map.of())) {
      SweepPlan plan =
          new SweepPlanner(new RunPlanner(markets, leases, List.of()), leases, codeVersion)
              .plan(request);
      Path directory =
          request.directory() == null ? place(kind, request.strategy()) : request.directory();
      Job job = jobs.begin(kind, request.strategy() + " on " + request.instrument());
      Runnable unwatch = watch(plan.strategy(), job);
      try {
        return new SweepDesk(gates::create, tables, books)
            .run(
                plan,
                directory,
                request.resume(),
                job,
                progress,
                finished -> afterwards.of(plan, finished));
      } finally {
        unwatch.run();
        jobs.end(job);
      }
    }
  }

  /** Cancels the job when the build it runs is not there any more. */
  private Runnable watch(InstalledStrategy strategy, Job job) {
    if (!isReady(strategy)) {
      // A build from the store, which the lease holds.
      return () -> {};
    }
    AutoCloseable watching =
        strategies.onChange(
            () -> {
              if (!isReady(strategy)) {
                job.cancel(strategy.id() + " " + strategy.version() + " was unloaded");
              }
            });
    return () -> {
      try {
        watching.close();
      } catch (Exception e) {
        throw new BacktestException("cannot stop watching the strategies: " + e, e);
      }
    };
  }

  private boolean isReady(InstalledStrategy strategy) {
    String sha256 = strategy.sha256();
    return strategies.find(strategy.id()).filter(now -> now.sha256().equals(sha256)).isPresent()
        || strategies.ready().stream().map(StrategyBuild::sha256).anyMatch(sha256::equals);
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

  @Override
  public List<ResearchProgress> running() {
    return jobs.list();
  }

  @Override
  public void cancel(String job, String reason) {
    jobs.cancel(job, reason);
  }
}
