package io.slipstream.backtest.research;

import io.slipstream.analytics.StreamingAnalytics;
import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.service.backtest.RunOption;
import io.slipstream.api.service.backtest.research.SweepAxis;
import io.slipstream.api.service.backtest.research.SweepOption;
import io.slipstream.api.service.backtest.research.SweepRequest;
import io.slipstream.api.service.bus.BusEvent;
import io.slipstream.api.service.bus.EventBus;
import io.slipstream.api.service.bus.Subject;
import io.slipstream.api.service.marketdata.MarketDataCatalog;
import io.slipstream.api.service.marketdata.MarketDataException;
import io.slipstream.api.service.marketdata.RecordedMarket;
import io.slipstream.api.service.plugin.InstalledStrategy;
import io.slipstream.api.service.plugin.RefusedPlugin;
import io.slipstream.api.service.plugin.StrategyCatalog;
import io.slipstream.api.strategy.StrategyFactory;
import io.slipstream.backtest.KernelBacktests;
import io.slipstream.backtest.RunningJobs;
import io.slipstream.coordinator.DeskCoordinatorFactory;
import io.slipstream.risk.LimitGateFactory;
import io.slipstream.tables.FileTables;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A research service with strategies and bars of its own. */
final class Lab implements StrategyCatalog {
  static final long DAY = 86_400_000_000_000L;
  static final long MINUTE = 60_000_000_000L;

  private final List<InstalledStrategy> installed = new CopyOnWriteArrayList<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final Map<String, BarSeries> series = new TreeMap<>();
  private final RunningJobs jobs = new RunningJobs(this);

  Lab() {
    installed.add(new InstalledStrategy("lag", "1.0.0", "a".repeat(64), "", new LagFactory("lag")));
  }

  KernelResearch research(Path data) {
    return new KernelResearch(
        data, "0.1.0", this, markets(), new LimitGateFactory(), new FileTables(), jobs);
  }

  KernelBacktests backtests(Path data) {
    return new KernelBacktests(
        data,
        "0.1.0",
        new KernelBacktests.Services(
            this,
            markets(),
            new LimitGateFactory(),
            new DeskCoordinatorFactory(),
            new StreamingAnalytics(),
            new FileTables(),
            new NobodyListens(),
            jobs));
  }

  /** What runs on either. */
  RunningJobs jobs() {
    return jobs;
  }

  /** Bars whose returns follow the last one by {@code echo}, for nobody's commission. */
  Lab walk(String symbol, long period, int length, double echo, long seed) {
    return walk(symbol, "USD", period, length, echo, seed);
  }

  /** The same in another currency. */
  Lab walk(String symbol, String currency, long period, int length, double echo, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Instrument instrument = Instrument.builder(symbol, currency).scales(4, 4, 8).build();
    BarSeries.Builder bars = BarSeries.builder(instrument, period);
    double price = 100;
    double last = 0;
    for (int i = 0; i < length; i++) {
      long open = Math.max(1, Math.round(price * 1e4));
      last = echo * last + 0.01 * random.nextGaussian();
      price *= Math.exp(last);
      long close = Math.max(1, Math.round(price * 1e4));
      bars.add(
          i * period, open, Math.max(open, close), Math.min(open, close), close, 1_000_000_000L);
    }
    series.put(symbol, bars.build());
    return this;
  }

  /** The same bars, and another commission on every trade. */
  Lab charge(String symbol, long rate) {
    BarSeries bars = series.get(symbol);
    series.put(symbol, bars.of(bars.instrument().toBuilder().commission(rate, rate).build()));
    return this;
  }

  /** A request of {@code name=values} axes and {@code name=value} options. */
  static SweepRequest request(Path directory, boolean resume, String symbol, String... words) {
    List<SweepAxis> axes = new ArrayList<>();
    SortedMap<String, String> parameters = new TreeMap<>();
    SortedMap<RunOption, String> run = new TreeMap<>();
    SortedMap<SweepOption, String> options = new TreeMap<>();
    run.put(RunOption.BENCHMARK, "none");
    String strategy = words.length == 0 ? "" : "lag";
    for (String word : words) {
      String[] parts = word.split(" ", 2);
      String[] pair = parts[1].split("=", 2);
      switch (parts[0]) {
        case "grid" -> axes.add(new SweepAxis(pair[0], pair[1]));
        case "set" -> parameters.put(pair[0], pair[1]);
        case "run" -> run.put(RunOption.valueOf(pair[0]), pair[1]);
        case "strategy" -> strategy = parts[1];
        default -> options.put(SweepOption.valueOf(pair[0]), pair[1]);
      }
    }
    List<String> symbols = List.of(symbol.split(",", -1));
    return new SweepRequest(strategy, parameters, symbols, axes, run, options, directory, resume);
  }

  /** One more strategy. */
  void install(StrategyFactory factory) {
    String id = factory.descriptor().id();
    installed.add(new InstalledStrategy(id, "1.0.0", "c".repeat(64), "", factory));
  }

  MarketDataCatalog markets() {
    return new Markets();
  }

  void unload() {
    installed.clear();
    listeners.forEach(Runnable::run);
  }

  @Override
  public List<InstalledStrategy> list() {
    return List.copyOf(installed);
  }

  @Override
  public Optional<InstalledStrategy> find(String id) {
    return installed.stream().filter(one -> one.id().equals(id)).findFirst();
  }

  @Override
  public List<RefusedPlugin> refused() {
    return List.of();
  }

  @Override
  public InstalledStrategy load(URI jar) {
    throw new UnsupportedOperationException();
  }

  @Override
  public InstalledStrategy unload(String id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public AutoCloseable onChange(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public boolean isSettled() {
    return true;
  }

  private static final class NobodyListens implements EventBus {
    @Override
    public void publish(BusEvent event) {
      // Nobody does.
    }

    @Override
    public Subscription subscribe(
        String name, Set<Subject> subjects, int capacity, Consumer<BusEvent> receiver) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Statistics> statistics() {
      return List.of();
    }
  }

  private final class Markets implements MarketDataCatalog {
    @Override
    public List<RecordedMarket> list() {
      return series.keySet().stream().map(this::find).toList();
    }

    @Override
    public RecordedMarket find(String symbol) {
      BarSeries found = bars(symbol, 0);
      return new RecordedMarket(
          found.instrument(),
          "made",
          found.period(),
          found.length(),
          0,
          0,
          "b".repeat(60) + symbol.substring(0, Math.min(4, symbol.length())));
    }

    @Override
    public BarSeries bars(String symbol, long period) {
      if (!series.containsKey(symbol)) {
        throw new MarketDataException("unknown instrument '" + symbol + "': " + series.keySet());
      }
      return series.get(symbol);
    }

    @Override
    public RecordedMarket importBars(
        Instrument instrument, long period, Path csv, Map<String, String> map) {
      throw new UnsupportedOperationException();
    }
  }
}
