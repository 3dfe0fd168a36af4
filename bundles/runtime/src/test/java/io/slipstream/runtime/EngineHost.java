package io.slipstream.runtime;

import io.slipstream.allocator.InverseVolatilityPolicy;
import io.slipstream.analytics.StreamingAnalytics;
import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.service.bus.BusEvent;
import io.slipstream.api.service.bus.EventBus;
import io.slipstream.api.service.bus.Subject;
import io.slipstream.api.service.journal.JournalStore;
import io.slipstream.api.service.marketdata.MarketDataCatalog;
import io.slipstream.api.service.marketdata.RecordedMarket;
import io.slipstream.api.service.operations.SessionStatus;
import io.slipstream.api.service.plugin.InstalledStrategy;
import io.slipstream.api.service.plugin.RefusedPlugin;
import io.slipstream.api.service.plugin.StrategyCatalog;
import io.slipstream.coordinator.DeskCoordinatorFactory;
import io.slipstream.journal.FileJournalStore;
import io.slipstream.kernel.TradingKernel;
import io.slipstream.risk.LimitGateFactory;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/**
 * A process with the real session, journal, gate, allocator and venue, and no container: {@code
 * EngineHost directory speed bars}. Everything that is published goes into a file at once.
 */
final class EngineHost {
  private static final Instrument COIN =
      Instrument.builder("BTC/USD", "USD").scales(2, 8, 8).commission(100_000, 100_000).build();
  private static final long MINUTE = 60_000_000_000L;

  private static final CallWatch.Budget PATIENT =
      new CallWatch.Budget(2_000_000_000L, 10_000_000_000L);

  private final Path root;
  private final BarSeries series;
  private HaltPlan halts = HaltPlan.NONE;
  private JournalStore journals = journals();

  EngineHost(Path root, int bars) {
    this.root = root;
    this.series = series(bars);
  }

  /** From now on sessions halt by themselves. */
  EngineHost halting(HaltPlan plan) {
    halts = plan;
    return this;
  }

  /** From now on sessions keep their journals there. */
  EngineHost keeping(JournalStore store) {
    journals = store;
    return this;
  }

  public static void main(String[] args) throws Exception {
    Path root = Path.of(args[0]);
    EngineHost host = new EngineHost(root, Integer.parseInt(args[2]));
    LiveSession session =
        host.session(speed(args[1]), Long.getLong("slipstream.snapshot.nanos", 0), host.services());
    session.start();
    boolean told = false;
    while (session.status() != SessionStatus.ENDED) {
      if (!told && session.status() == SessionStatus.RUNNING) {
        System.out.println("running from " + session.snapshots().startedFrom());
        told = true;
      }
      if (session.status() == SessionStatus.FAILED) {
        System.out.println("failed: " + session.message());
        System.exit(1);
      }
      Thread.sleep(5);
    }
    TradingKernel kernel = session.ask(SessionEngine::kernel);
    long differences = session.ask(engine -> engine.log().differences());
    System.out.println("ended " + kernel.stateHash().value() + " " + differences);
    session.close();
  }

  private static double speed(String text) {
    return text.equals("max") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
  }

  /** A session that was not started yet. */
  LiveSession session(double speed, long snapshotPauseNanos, SessionServices services) {
    return session(speed, snapshotPauseNanos, services, PATIENT);
  }

  /** The same with another patience with calls. */
  LiveSession session(
      double speed, long snapshotPauseNanos, SessionServices services, CallWatch.Budget calls) {
    SessionSettings settings =
        new SessionSettings(
            "BTC/USD",
            MINUTE,
            speed,
            false,
            6 * 60 * MINUTE,
            360,
            FixedPoint.ONE,
            new DiskGuard(0, 0),
            new SessionSettings.SnapshotPlan(snapshotPauseNanos, 3),
            calls,
            100,
            halts);
    return new LiveSession(settings, services, root.resolve("journal"));
  }

  SessionServices services() throws IOException {
    Path etc = Files.createDirectories(root.resolve("etc"));
    BundleContext context = answering(BundleContext.class, Map.of("getProperty", etc.toString()));
    ConfigurationAdmin admin =
        answering(
            ConfigurationAdmin.class, Map.of("listConfigurations", (Supplier<?>) () -> pods(etc)));
    FileChannel published =
        FileChannel.open(
            root.resolve("published"), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    return new SessionServices(
        new LimitGateFactory(),
        new DeskCoordinatorFactory(),
        new InverseVolatilityPolicy(defaults(InverseVolatilityPolicy.Settings.class)),
        new StreamingAnalytics(),
        journals,
        new OneMarket(),
        new OneStrategy(),
        new WrittenBus(published),
        new PodConfigurations(admin, context));
  }

  /** Small segments that are compressed and removed when they are a few days old, on request. */
  static FileJournalStore journals() {
    int days = Integer.getInteger("slipstream.retention.days", 0);
    Map<String, Object> set =
        days == 0 ? Map.of() : Map.of("segment_bytes", 65_536L, "retention_days", days);
    return new FileJournalStore(
        (FileJournalStore.Settings)
            Proxy.newProxyInstance(
                EngineHost.class.getClassLoader(),
                new Class<?>[] {FileJournalStore.Settings.class},
                (proxy, method, none) ->
                    set.getOrDefault(method.getName(), method.getDefaultValue())));
  }

  private static Configuration[] pods(Path etc) {
    List<Configuration> pods =
        new ArrayList<>(List.of(pod("busy-a", 3), pod("busy-b", 5), pod("busy-c", 7)));
    try (DirectoryStream<Path> files = Files.newDirectoryStream(etc, "io.slipstream.pod-*.cfg")) {
      for (Path file : files) {
        Properties texts = new Properties();
        try {
          texts.load(new StringReader(Files.readString(file)));
        } catch (NoSuchFileException e) {
          // The pod was removed since its file was listed.
          continue;
        }
        String name = file.getFileName().toString().replaceAll("io.slipstream.pod-|.cfg", "");
        pods.add(pod(name, texts));
      }
      return pods.toArray(Configuration[]::new);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Configuration pod(String name, int every) {
    Dictionary<String, Object> texts = new Hashtable<>();
    texts.put("strategy", "busy");
    texts.put("instruments", "BTC/USD");
    texts.put("capital", "1000000");
    texts.put("param.every", String.valueOf(every));
    texts.put("limit.maxOrdersPerMinute", "999999");
    return pod(name, texts);
  }

  private static Configuration pod(String name, Dictionary<?, ?> texts) {
    return answering(
        Configuration.class, Map.of("getPid", "io.slipstream.pod~" + name, "getProperties", texts));
  }

  /** An object of an interface that answers some calls and nothing else. */
  private static <T> T answering(Class<T> type, Map<String, Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            EngineHost.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              Object answer = answers.get(method.getName());
              return answer instanceof Supplier<?> made ? made.get() : answer;
            }));
  }

  private static <T> T defaults(Class<T> settings) {
    return settings.cast(
        Proxy.newProxyInstance(
            EngineHost.class.getClassLoader(),
            new Class<?>[] {settings},
            (proxy, method, arguments) -> method.getDefaultValue()));
  }

  private static BarSeries series(int length) {
    SplittableRandom random = new SplittableRandom(7);
    BarSeries.Builder bars = BarSeries.builder(COIN, MINUTE);
    long close = 100_000;
    for (int i = 0; i < length; i++) {
      long open = Math.max(10_000, close + random.nextInt(-20, 21));
      close = Math.max(10_000, open + random.nextInt(-200, 201));
      long high = Math.max(open, close) + random.nextInt(100);
      long low = Math.min(open, close) - random.nextInt(100);
      bars.add(i * MINUTE, open, high, low, close, 1_000_000_000L);
    }
    return bars.build();
  }

  private final class OneMarket implements MarketDataCatalog {
    private final RecordedMarket market =
        new RecordedMarket(
            COIN, "generated", MINUTE, series.length(), 0, series.length() * MINUTE, "seed 7");

    @Override
    public List<RecordedMarket> list() {
      return List.of(market);
    }

    @Override
    public RecordedMarket find(String symbol) {
      return market;
    }

    @Override
    public BarSeries bars(String symbol, long period) {
      return series;
    }

    @Override
    public RecordedMarket importBars(
        Instrument instrument, long period, Path csv, Map<String, String> map) {
      throw new UnsupportedOperationException();
    }
  }

  private static final class OneStrategy implements StrategyCatalog {
    private final InstalledStrategy busy =
        new InstalledStrategy("busy", "1.0.0", "0".repeat(64), "here", new BusyStrategy.Factory());

    @Override
    public List<InstalledStrategy> list() {
      return List.of(busy);
    }

    @Override
    public Optional<InstalledStrategy> find(String id) {
      return Optional.of(busy);
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
      return () -> {};
    }

    @Override
    public boolean isSettled() {
      return true;
    }
  }

  /** What was acknowledged to the world: a line for each event, written before the next one. */
  private record WrittenBus(FileChannel published) implements EventBus {
    @Override
    public void publish(BusEvent event) {
      String line = event.id() + " " + event.subject() + " " + event.payload() + "\n";
      try {
        ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
          published.write(bytes);
        }
      } catch (IOException e) {
        throw new IllegalStateException("the file of published events cannot be written", e);
      }
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
}
