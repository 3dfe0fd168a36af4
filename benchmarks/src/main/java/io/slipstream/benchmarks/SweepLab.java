package io.slipstream.benchmarks;

import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.service.backtest.RunOption;
import io.slipstream.api.service.backtest.research.SweepAxis;
import io.slipstream.api.service.backtest.research.SweepOption;
import io.slipstream.api.service.backtest.research.SweepOutcome;
import io.slipstream.api.service.backtest.research.SweepRequest;
import io.slipstream.api.service.marketdata.MarketDataCatalog;
import io.slipstream.api.service.marketdata.RecordedMarket;
import io.slipstream.api.service.plugin.InstalledStrategy;
import io.slipstream.api.service.plugin.RefusedPlugin;
import io.slipstream.api.service.plugin.StrategyCatalog;
import io.slipstream.api.service.tables.TableWriter;
import io.slipstream.backtest.RunningJobs;
import io.slipstream.backtest.research.KernelResearch;
import io.slipstream.plugins.momentum.MomentumFactory;
import io.slipstream.risk.LimitGateFactory;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The research service with the shipped momentum strategy and one series; tables go nowhere. */
final class SweepLab implements StrategyCatalog {
  private static final InstalledStrategy MOMENTUM =
      new InstalledStrategy("momentum", "1.0.0", "0".repeat(64), "", new MomentumFactory());

  private final BarSeries series;
  private final Path folder;
  private final KernelResearch research;
  private int sweeps;

  SweepLab(BarSeries series, Path folder) {
    this.series = series;
    this.folder = folder;
    research =
        new KernelResearch(
            folder,
            "bench",
            this,
            new OneMarket(),
            new LimitGateFactory(),
            (file, format, columns, overwrite) -> new NoTable(),
            new RunningJobs(this));
  }

  /** A sweep from start to end, its log written, its overfitting report made. */
  SweepOutcome sweep(String shorts, String longs, int workers) {
    Map<RunOption, String> run =
        new TreeMap<>(
            Map.of(
                RunOption.BAR, "1m",
                RunOption.BENCHMARK, "none",
                RunOption.SIZING, "fixed:1",
                RunOption.CASH, "50000000"));
    return research.sweep(
        new SweepRequest(
            "momentum",
            new TreeMap<>(),
            series.instrument().symbol(),
            List.of(new SweepAxis("short", shorts), new SweepAxis("long", longs)),
            new TreeMap<>(run),
            new TreeMap<>(Map.of(SweepOption.WORKERS, Integer.toString(workers))),
            folder.resolve("sweep-" + ++sweeps),
            false),
        progress -> {});
  }

  void stop() {
    research.stop();
  }

  @Override
  public List<InstalledStrategy> list() {
    return List.of(MOMENTUM);
  }

  @Override
  public Optional<InstalledStrategy> find(String id) {
    return Optional.of(MOMENTUM);
  }

  @Override
  public List<RefusedPlugin> refused() {
    return List.of();
  }

  @Override
  public InstalledStrategy load(URI jar) {
    return MOMENTUM;
  }

  @Override
  public InstalledStrategy unload(String id) {
    return MOMENTUM;
  }

  @Override
  public AutoCloseable onChange(Runnable listener) {
    return () -> {};
  }

  @Override
  public boolean isSettled() {
    return true;
  }

  private final class OneMarket implements MarketDataCatalog {
    @Override
    public List<RecordedMarket> list() {
      return List.of(find(""));
    }

    @Override
    public RecordedMarket find(String symbol) {
      return new RecordedMarket(
          series.instrument(), "", series.period(), series.length(), 0, 0, "0".repeat(64));
    }

    @Override
    public BarSeries bars(String symbol, long period) {
      return series;
    }

    @Override
    public RecordedMarket importBars(
        Instrument instrument, long period, Path csv, Map<String, String> map) {
      return find("");
    }
  }

  private static final class NoTable implements TableWriter {
    @Override
    public void row(Object... cells) {}

    @Override
    public long rows() {
      return 0;
    }

    @Override
    public void finish() {}

    @Override
    public void close() {}
  }
}
