package io.slipstream.backtest;

import io.slipstream.api.market.BarPeriod;
import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.service.analytics.PerformanceAnalytics;
import io.slipstream.api.service.backtest.BacktestException;
import io.slipstream.api.service.backtest.BacktestOutcome;
import io.slipstream.api.service.backtest.BacktestOutcome.Result;
import io.slipstream.api.service.backtest.BacktestRequest;
import io.slipstream.api.service.backtest.Backtests;
import io.slipstream.api.service.bus.BusEvent;
import io.slipstream.api.service.bus.EventBus;
import io.slipstream.api.service.bus.Subject;
import io.slipstream.api.service.marketdata.MarketDataCatalog;
import io.slipstream.api.service.marketdata.MarketDataException;
import io.slipstream.api.service.marketdata.RecordedMarket;
import io.slipstream.api.service.plugin.InstalledStrategy;
import io.slipstream.api.service.plugin.StrategyCatalog;
import io.slipstream.api.service.risk.PreTradeGateFactory;
import io.slipstream.api.strategy.ParameterException;
import io.slipstream.api.strategy.Parameters;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Backtests through the kernel, with results as files. */
@Component
public final class KernelBacktests implements Backtests {
  private static final DateTimeFormatter RUN_TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final StrategyCatalog strategies;
  private final MarketDataCatalog markets;
  private final PreTradeGateFactory gates;
  private final PerformanceAnalytics analytics;
  private final EventBus bus;
  private final Path directory;
  private final String codeVersion;

  /** Made by Declarative Services. */
  @Activate
  public KernelBacktests(
      BundleContext context,
      @Reference StrategyCatalog strategies,
      @Reference MarketDataCatalog markets,
      @Reference PreTradeGateFactory gates,
      @Reference PerformanceAnalytics analytics,
      @Reference EventBus bus) {
    this.strategies = strategies;
    this.markets = markets;
    this.gates = gates;
    this.analytics = analytics;
    this.bus = bus;
    this.directory = Path.of(context.getProperty("karaf.data"), "slipstream", "backtests");
    this.codeVersion = context.getBundle().getVersion().toString();
  }

  @Override
  public BacktestOutcome run(BacktestRequest request) {
    InstalledStrategy strategy = strategy("strategy", request.strategy());
    Parameters parameters = parameters(strategy, request.parameters());
    long cash = cash(request.cash());
    RecordedMarket market;
    BarSeries series;
    try {
      market = markets.find(request.instrument());
      series = markets.bars(request.instrument(), request.period());
    } catch (MarketDataException e) {
      throw new BacktestException(e.getMessage(), e);
    }
    List<BacktestRun> runs = new ArrayList<>();
    List<Result> results = new ArrayList<>();
    play(strategy, parameters, series, cash, runs, results);
    if (!request.benchmark().isEmpty()) {
      InstalledStrategy benchmark = strategy("benchmark", request.benchmark());
      play(benchmark, parameters(benchmark, Map.of()), series, cash, runs, results);
    }
    BacktestOutcome outcome = outcome(request, series, results);
    ResultFiles.write(
        outcome.directory(),
        describe(outcome, market, parameters),
        runs.get(0),
        RunReport.html(outcome, runs));
    announce(outcome);
    return outcome;
  }

  private InstalledStrategy strategy(String field, String id) {
    return strategies
        .find(id)
        .orElseThrow(
            () ->
                new BacktestException(
                    "unknown "
                        + field
                        + " '"
                        + id
                        + "': installed are "
                        + String.join(
                            ", ", strategies.list().stream().map(InstalledStrategy::id).toList())));
  }

  private static Parameters parameters(InstalledStrategy strategy, Map<String, String> given) {
    try {
      return Parameters.resolve(strategy.factory().descriptor().parameters(), given);
    } catch (ParameterException e) {
      throw new BacktestException(e.getMessage(), e);
    }
  }

  private static long cash(String text) {
    try {
      long cash = FixedPoint.parse(text);
      if (cash > 0) {
        return cash;
      }
    } catch (NumberFormatException e) {
      // The complaint below says it for both.
    }
    throw new BacktestException("cash = '" + text + "': a decimal number above 0 is allowed");
  }

  private void play(
      InstalledStrategy strategy,
      Parameters parameters,
      BarSeries series,
      long cash,
      List<BacktestRun> runs,
      List<Result> results) {
    BacktestRun run;
    try {
      run =
          BacktestRun.play(
              strategy.id(),
              strategy.factory().create(parameters),
              parameters.asMap(),
              series,
              cash,
              gates.create(),
              analytics);
    } catch (ParameterException e) {
      throw new BacktestException(e.getMessage(), e);
    }
    List<Trade> trades = run.trades();
    long wins = trades.stream().filter(trade -> trade.netPnl() > 0).count();
    runs.add(run);
    results.add(
        new Result(
            strategy.id(),
            strategy.version(),
            decimal(cash),
            decimal(run.finalEquity()),
            run.fills().size(),
            run.denied(),
            run.rejected(),
            trades.size(),
            trades.isEmpty() ? null : (double) wins / trades.size(),
            decimal(run.commission()),
            run.tracker().summary(),
            run.stateHash()));
  }

  private static BigDecimal decimal(long value) {
    return new BigDecimal(FixedPoint.format(value));
  }

  private BacktestOutcome outcome(BacktestRequest request, BarSeries series, List<Result> results) {
    String runId = RUN_TIME.format(Instant.now()) + "-" + request.strategy();
    Path target = request.output();
    if (target == null) {
      target = directory.resolve(runId);
      for (int n = 2; Files.exists(target); n++) {
        target = directory.resolve(runId + "-" + n);
      }
    }
    return new BacktestOutcome(
        runId,
        target,
        request.instrument(),
        BarPeriod.format(request.period()),
        series.length(),
        Instant.EPOCH.plusNanos(series.bar(0).openTime()),
        Instant.EPOCH.plusNanos(series.bar(series.length() - 1).closeTime()),
        results);
  }

  private Map<String, Object> describe(
      BacktestOutcome outcome, RecordedMarket market, Parameters parameters) {
    Result first = outcome.results().get(0);
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("codeVersion", codeVersion);
    manifest.put("strategy", first.strategy());
    manifest.put("strategyVersion", first.version());
    manifest.put("parameters", parameters.asMap());
    manifest.put("instrument", outcome.instrument());
    manifest.put("bar", outcome.period());
    manifest.put("bars", outcome.bars());
    manifest.put("from", outcome.from());
    manifest.put("to", outcome.to());
    manifest.put("dataSource", market.source());
    manifest.put("dataHash", market.contentHash());
    manifest.put("commissionRate", decimal(market.instrument().takerRate()));
    manifest.put("initialCash", first.initialCash());
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("runId", outcome.runId());
    values.put("finalEquity", first.finalEquity());
    values.put("fills", first.fills());
    values.put("denied", first.denied());
    values.put("rejected", first.rejected());
    values.put("trades", first.trades());
    values.put("winRate", first.winRate());
    values.put("commission", first.commission());
    values.put("performance", first.performance());
    values.put("stateHash", first.stateHash());
    values.put("manifest", manifest);
    values.put("benchmark", outcome.results().size() > 1 ? outcome.results().get(1) : null);
    return values;
  }

  private void announce(BacktestOutcome outcome) {
    Result first = outcome.results().get(0);
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("runId", outcome.runId());
    payload.put("strategy", first.strategy());
    payload.put("instrument", outcome.instrument());
    payload.put("finalEquity", first.finalEquity().toPlainString());
    payload.put("fills", first.fills());
    payload.put("trades", first.trades());
    payload.put("stateHash", first.stateHash());
    long end = outcome.to().getEpochSecond() * 1_000_000_000L;
    bus.publish(
        new BusEvent(Subject.BACKTEST_RESULTS, outcome.runId(), end, outcome.runId(), payload));
  }
}
