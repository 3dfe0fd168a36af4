package io.slipstream.intake;

import io.slipstream.api.service.plugin.BuildState;
import io.slipstream.api.service.plugin.InstalledStrategy;
import io.slipstream.api.service.plugin.KeptStrategy;
import io.slipstream.api.service.plugin.PluginException;
import io.slipstream.api.service.plugin.PluginReport;
import io.slipstream.api.service.plugin.RefusedPlugin;
import io.slipstream.api.service.plugin.StrategyBuild;
import io.slipstream.api.service.plugin.StrategyCatalog;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The catalog of plugins, with the deploy folder as its front door. A jar is copied, checked,
 * installed beside the one that runs, brought up, and only then takes its place; a jar that fails
 * changes nothing.
 */
@Component(service = StrategyCatalog.class)
public final class PluginCatalog implements StrategyCatalog {
  private static final Logger LOG = LoggerFactory.getLogger(PluginCatalog.class);
  private static final long SETTLE_NANOS = 1_000_000_000L;

  private final DeployFolder folder;
  private final TrustGate trust;
  private final JarExaminer examiner;
  private final KeptJars kept;
  private final LiveBuilds live = new LiveBuilds();
  private final BuildRegistry registry;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService poller;
  private volatile Listing listing = new Listing(List.of(), List.of(), false);

  /** What is told without waiting for a plugin that comes up. */
  private record Listing(
      List<InstalledStrategy> current, List<StrategyBuild> builds, boolean settled) {}

  /** Made by Declarative Services. */
  @Activate
  public PluginCatalog(BundleContext context) throws IOException {
    Path base = Path.of(context.getProperty("karaf.base"));
    Path plugins = Path.of(context.getProperty("karaf.data"), "slipstream", "plugins");
    String etc = context.getProperty("karaf.etc");
    folder = new DeployFolder(Files.createDirectories(base.resolve("deploy")));
    trust =
        new TrustGate(
            (etc == null ? base.resolve("etc") : Path.of(etc)).resolve("io.slipstream.intake.cfg"),
            base);
    examiner = new JarExaminer(AllowedPackages.of(context), trust);
    PluginStore store = new PluginStore(plugins);
    kept = new KeptJars(store, examiner);
    registry =
        new BuildRegistry(
            store, new BuildHistory(plugins), examiner, new PluginBundles(context), live, kept);
    String poll = context.getProperty("slipstream.deploy.poll");
    long millis = poll == null ? 200 : Long.parseLong(poll);
    poller =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "slipstream-intake");
              thread.setDaemon(true);
              return thread;
            });
    poller.scheduleWithFixedDelay(this::poll, 0, millis, TimeUnit.MILLISECONDS);
  }

  @Deactivate
  void deactivate() {
    poller.shutdownNow();
  }

  private void poll() {
    try {
      scan();
    } catch (Throwable e) {
      // The poll is all there is to notice later files; it must go on.
      LOG.error("The deploy folder {} cannot be looked through: {}", folder.path(), e.toString());
    }
  }

  private synchronized void scan() throws IOException {
    List<Path> jars = folder.jars();
    removeGone(jars);
    registry.removeUnused();
    if (trust.hasChanged()) {
      kept.forget();
      reopenRefused();
    }
    for (Path jar : jars) {
      String name = jar.getFileName().toString();
      DroppedFile file = registry.files().computeIfAbsent(name, DroppedFile::new);
      if (file.hasChanged(jar)) {
        look(file, jar);
      }
    }
    if (!listing.settled && registry.files().values().stream().noneMatch(DroppedFile::isPending)) {
      registry.settle();
      publish(true);
    }
  }

  private void removeGone(List<Path> jars) throws IOException {
    SortedSet<String> gone = new TreeSet<>(registry.files().keySet());
    jars.forEach(jar -> gone.remove(jar.getFileName().toString()));
    if (!gone.isEmpty()) {
      registry.remove(gone);
      publish(listing.settled);
      reopenRefused();
    }
  }

  private void reopenRefused() {
    registry.files().values().stream()
        .filter(file -> !file.refusal().isEmpty())
        .forEach(DroppedFile::reopen);
  }

  private void look(DroppedFile file, Path jar) throws IOException {
    Plugin fresh;
    try {
      fresh = registry.take(file, jar);
    } catch (IOException e) {
      if (file.isUnchangedFor(SETTLE_NANOS)) {
        refuse(file, "it is incomplete or corrupt: " + e.getMessage());
      }
      return;
    } catch (PluginException e) {
      refuse(file, e.getMessage());
      return;
    }
    registry.accept(file, fresh);
    publish(listing.settled);
  }

  private void refuse(DroppedFile file, String reason) throws IOException {
    if (!reason.equals(file.refusal())) {
      LOG.error("{} refused: {}", file.source(), reason);
    }
    file.refuse(reason);
    if (file.plugin == null) {
      registry.fallBack(file);
      if (file.plugin != null && listing.settled) {
        registry.choose(file.plugin.id());
      }
    }
    publish(listing.settled);
  }

  private void publish(boolean settled) {
    listing = new Listing(registry.current(), registry.builds(), settled);
    listeners.forEach(Runnable::run);
  }

  @Override
  public List<InstalledStrategy> list() {
    return listing.current;
  }

  @Override
  public Optional<InstalledStrategy> find(String id) {
    return list().stream().filter(strategy -> strategy.id().equals(id)).findFirst();
  }

  @Override
  public List<StrategyBuild> builds() {
    List<StrategyBuild> all = new ArrayList<>(listing.builds);
    SortedSet<String> up =
        all.stream()
            .filter(build -> build.state() != BuildState.REFUSED)
            .map(StrategyBuild::sha256)
            .collect(Collectors.toCollection(TreeSet::new));
    kept.all().stream().filter(build -> !up.contains(build.sha256())).forEach(all::add);
    all.sort(
        Comparator.comparing(StrategyBuild::id)
            .thenComparing(StrategyBuild::state)
            .thenComparing(StrategyBuild::version)
            .thenComparing(StrategyBuild::sha256));
    return all;
  }

  @Override
  public List<StrategyBuild> ready() {
    return listing.builds.stream().filter(build -> build.state() != BuildState.REFUSED).toList();
  }

  @Override
  public List<RefusedPlugin> refused() {
    return listing.builds.stream()
        .filter(build -> build.state() == BuildState.REFUSED)
        .map(build -> new RefusedPlugin(build.source(), build.note()))
        .toList();
  }

  @Override
  public Optional<KeptStrategy> kept(String sha256) {
    Plugin up = live.lease(sha256);
    if (up == null) {
      up = leaseKept(sha256);
    }
    return Optional.ofNullable(up).map(Lease::new);
  }

  private synchronized Plugin leaseKept(String sha256) {
    try {
      registry.bringUp(sha256);
      return live.lease(sha256);
    } catch (PluginException e) {
      LOG.warn("The kept build {} does not come up: {}", sha256, e.getMessage());
      return null;
    }
  }

  private final class Lease implements KeptStrategy {
    private final Plugin plugin;
    private final AtomicBoolean closed = new AtomicBoolean();

    Lease(Plugin plugin) {
      this.plugin = plugin;
    }

    @Override
    public InstalledStrategy strategy() {
      return plugin.installed(KeptJars.source(plugin.sha256()));
    }

    @Override
    public void close() {
      if (!closed.getAndSet(true)) {
        live.release(plugin.sha256());
      }
    }
  }

  @Override
  public InstalledStrategy load(URI jar) {
    String name = DeployFolder.name(jar);
    try {
      Path incoming = folder.fetch(jar);
      try {
        return place(incoming, name);
      } finally {
        folder.drop(incoming);
      }
    } catch (IOException e) {
      throw new PluginException(jar + " cannot be loaded: " + e.getMessage(), e);
    } catch (PluginException e) {
      throw new PluginException(jar + " refused: " + e.getMessage(), e);
    }
  }

  private synchronized InstalledStrategy place(Path incoming, String name) throws IOException {
    DroppedFile file = new DroppedFile(name);
    Plugin fresh = registry.take(file, incoming);
    boolean isThere =
        registry.files().values().stream()
            .anyMatch(other -> other.stands(fresh.sha256()) && other.refusal().isEmpty());
    if (!isThere) {
      DroppedFile other = registry.files().get(name);
      if (other != null && other.plugin != null && !other.standsForStrategy(fresh.id())) {
        throw new PluginException(
            other.source()
                + " has the strategy "
                + other.plugin.id()
                + "; another name is allowed for "
                + fresh.id());
      }
      file.plugin = other == null ? null : other.plugin;
      file.hasChanged(folder.place(incoming, name));
      registry.accept(file, fresh);
    }
    registry.makeCurrent(fresh, false);
    publish(listing.settled);
    return now(fresh);
  }

  private InstalledStrategy now(Plugin plugin) {
    return find(plugin.id())
        .orElseThrow(() -> new PluginException("strategy " + plugin.id() + " is gone already"));
  }

  @Override
  public synchronized InstalledStrategy unload(String id) {
    InstalledStrategy removed = find(id).orElseThrow(() -> unknown(id));
    try {
      for (String name : registry.filesOf(id)) {
        folder.delete(name);
      }
      registry.unload(id);
      publish(listing.settled);
    } catch (IOException e) {
      throw new PluginException(removed.source() + " cannot be deleted: " + e.getMessage(), e);
    }
    return removed;
  }

  private PluginException unknown(String id) {
    List<String> ids = list().stream().map(InstalledStrategy::id).toList();
    return new PluginException(
        "unknown strategy '" + id + "': installed are " + String.join(", ", ids));
  }

  @Override
  public InstalledStrategy select(String id, String version) {
    return change(() -> registry.select(id, version));
  }

  @Override
  public InstalledStrategy rollback(String id, String wish) {
    return change(() -> registry.rollBack(id, wish));
  }

  private interface Change {
    Plugin make() throws IOException;
  }

  private synchronized InstalledStrategy change(Change change) {
    try {
      Plugin made = change.make();
      publish(listing.settled);
      return now(made);
    } catch (IOException e) {
      throw new PluginException("what is current cannot be written: " + e.getMessage(), e);
    }
  }

  @Override
  public PluginReport verify(Path jar) {
    return JarReport.of(jar, examiner);
  }

  @Override
  public AutoCloseable onChange(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public boolean isSettled() {
    return listing.settled;
  }
}
