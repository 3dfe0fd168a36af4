package io.slipstream.intake;

import io.slipstream.api.service.plugin.InstalledStrategy;
import io.slipstream.api.service.plugin.KeptStrategy;
import io.slipstream.api.service.plugin.PluginException;
import io.slipstream.api.service.plugin.RefusedPlugin;
import io.slipstream.api.service.plugin.StrategyCatalog;
import io.slipstream.intake.PluginBundles.Plugin;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The deploy folder as the front door for plugins. A jar is checked, installed beside the one that
 * runs, brought up, and only then takes its place; a jar that fails changes nothing.
 */
@Component
public final class DeployFolder implements StrategyCatalog {
  private static final Logger LOG = LoggerFactory.getLogger(DeployFolder.class);
  private static final long SETTLE_NANOS = 1_000_000_000L;
  private static final long GRACE_NANOS = 2_000_000_000L;
  private static final int DOWNLOAD_TIMEOUT_MILLIS = 30_000;

  private final Path folder;
  private final PluginBundles bundles;
  private final PluginStore store;
  private final SortedMap<String, DroppedFile> files = new TreeMap<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService poller;
  private final Deque<Retired> retired = new ArrayDeque<>();
  private boolean settled;

  /** Made by Declarative Services. */
  @Activate
  public DeployFolder(BundleContext context) throws IOException {
    folder = Path.of(context.getProperty("karaf.base"), "deploy");
    store = new PluginStore(Path.of(context.getProperty("karaf.data"), "slipstream", "plugins"));
    bundles = new PluginBundles(context);
    Files.createDirectories(folder);
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
      LOG.error("The deploy folder {} cannot be looked through: {}", folder, e.toString());
    }
  }

  private synchronized void scan() throws IOException {
    List<Path> jars = jars();
    removeGone(jars);
    removeRetired();
    for (Path jar : jars) {
      String name = jar.getFileName().toString();
      DroppedFile file = files.computeIfAbsent(name, DroppedFile::new);
      if (file.hasChanged(jar)) {
        look(file, jar);
      }
    }
    if (!settled && files.values().stream().noneMatch(DroppedFile::isPending)) {
      removeLeftBundles();
      settled = true;
      changed();
    }
  }

  private void removeGone(List<Path> jars) throws IOException {
    SortedSet<String> gone = new TreeSet<>(files.keySet());
    jars.forEach(jar -> gone.remove(jar.getFileName().toString()));
    for (String name : gone) {
      DroppedFile file = files.remove(name);
      store.forget(name);
      changed();
      if (file.plugin != null) {
        retire(file.plugin);
        LOG.info("{} {} removed", file.plugin.id(), file.plugin.version());
      }
    }
    if (!gone.isEmpty()) {
      files.values().stream().filter(file -> !file.refusal.isEmpty()).forEach(DroppedFile::reopen);
    }
  }

  private List<Path> jars() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> entry.getFileName().toString().endsWith(".jar"))
          .filter(entry -> !entry.getFileName().toString().startsWith("."))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }

  private void look(DroppedFile file, Path jar) {
    try {
      PluginRules.checkFile(jar);
      take(file, jar);
      file.settle();
      changed();
    } catch (IOException e) {
      if (file.isUnchangedFor(SETTLE_NANOS)) {
        refuse(file, "it is incomplete or corrupt: " + e.getMessage());
      }
    } catch (PluginException e) {
      refuse(file, e.getMessage());
    }
  }

  private void take(DroppedFile file, Path jar) throws IOException {
    String sha256 = store.keep(jar);
    file.refusal = "";
    if (file.plugin != null && file.plugin.sha256().equals(sha256)) {
      return;
    }
    Path kept = store.path(sha256);
    Plugin fresh = bundles.bringUp(kept, sha256, id -> requireFree(id, file));
    Plugin old = file.plugin;
    file.plugin = fresh;
    store.remember(file.name, sha256);
    if (old == null) {
      LOG.info("{} {} ready, from deploy/{}", fresh.id(), fresh.version(), file.name);
    } else {
      LOG.info(
          "{} {} replaces {}, from deploy/{}",
          fresh.id(),
          fresh.version(),
          old.version(),
          file.name);
      changed();
      retire(old);
    }
  }

  private void requireFree(String id, DroppedFile by) {
    for (DroppedFile other : files.values()) {
      if (other != by && other.plugin != null && other.plugin.id().equals(id)) {
        throw new PluginException(
            "strategy " + id + " is provided by deploy/" + other.name + "; overwrite that file");
      }
    }
  }

  private void refuse(DroppedFile file, String reason) {
    file.settle();
    file.refusal = reason;
    LOG.error("deploy/{} refused: {}", file.name, reason);
    if (file.plugin == null) {
      fallBack(file);
    }
    changed();
  }

  /** After a restart: the file is bad, but the jar it last stood for is kept. */
  private void fallBack(DroppedFile file) {
    String sha256 = store.lastGood(file.name);
    if (sha256 == null || !Files.exists(store.path(sha256))) {
      return;
    }
    try {
      file.plugin = bundles.bringUp(store.path(sha256), sha256, id -> requireFree(id, file));
      LOG.warn("deploy/{}: the last good build {} stays", file.name, file.plugin.version());
    } catch (PluginException e) {
      LOG.error("deploy/{}: the last good build fails too: {}", file.name, e.getMessage());
    }
  }

  private void removeLeftBundles() {
    for (Bundle left : bundles.left()) {
      boolean used =
          files.values().stream()
              .anyMatch(file -> file.plugin != null && file.plugin.bundle().equals(left));
      if (!used) {
        bundles.remove(left);
      }
    }
  }

  /** Its users are told already; they get time to let go before its classes do. */
  private void retire(Plugin plugin) {
    retired.addLast(new Retired(plugin.bundle(), System.nanoTime() + GRACE_NANOS));
  }

  private void removeRetired() {
    while (!retired.isEmpty() && retired.peekFirst().deadline - System.nanoTime() <= 0) {
      Bundle bundle = retired.removeFirst().bundle;
      boolean usedAgain =
          files.values().stream()
              .anyMatch(file -> file.plugin != null && file.plugin.bundle().equals(bundle));
      if (!usedAgain) {
        bundles.remove(bundle);
      }
    }
  }

  private void changed() {
    listeners.forEach(Runnable::run);
  }

  @Override
  public synchronized List<InstalledStrategy> list() {
    List<InstalledStrategy> all = new ArrayList<>();
    for (DroppedFile file : files.values()) {
      if (file.plugin != null) {
        all.add(installed(file));
      }
    }
    all.sort(Comparator.comparing(InstalledStrategy::id));
    return all;
  }

  private static InstalledStrategy installed(DroppedFile file) {
    Plugin plugin = file.plugin;
    return new InstalledStrategy(
        plugin.id(), plugin.version(), plugin.sha256(), "deploy/" + file.name, plugin.factory());
  }

  @Override
  public Optional<InstalledStrategy> find(String id) {
    return list().stream().filter(strategy -> strategy.id().equals(id)).findFirst();
  }

  @Override
  public synchronized Optional<KeptStrategy> kept(String sha256) {
    Path jar = store.path(sha256);
    if (!sha256.matches("[0-9a-f]{64}") || !Files.exists(jar)) {
      return Optional.empty();
    }
    try {
      Plugin plugin = bundles.bringUp(jar, sha256, id -> {});
      String source = "kept jar " + jar.getFileName();
      InstalledStrategy build =
          new InstalledStrategy(
              plugin.id(), plugin.version(), plugin.sha256(), source, plugin.factory());
      return Optional.of(new Kept(build, () -> letGo(plugin)));
    } catch (PluginException e) {
      LOG.warn("The kept jar {} does not come up any more: {}", jar, e.getMessage());
      return Optional.empty();
    }
  }

  private synchronized void letGo(Plugin plugin) {
    retire(plugin);
  }

  private record Kept(InstalledStrategy strategy, Runnable end) implements KeptStrategy {
    @Override
    public void close() {
      end.run();
    }
  }

  @Override
  public synchronized List<RefusedPlugin> refused() {
    return files.values().stream()
        .filter(file -> !file.refusal.isEmpty())
        .map(file -> new RefusedPlugin("deploy/" + file.name, file.refusal))
        .toList();
  }

  @Override
  public InstalledStrategy load(URI jar) {
    String path = String.valueOf(jar.getSchemeSpecificPart());
    String name = path.substring(path.lastIndexOf('/') + 1);
    Path incoming = folder.resolve("." + name + "." + System.nanoTime() + ".incoming");
    try {
      download(jar, incoming);
      PluginRules.checkFile(incoming);
      return place(incoming, name.endsWith(".jar") ? name : name + ".jar");
    } catch (IOException | IllegalArgumentException e) {
      throw new PluginException(jar + " cannot be loaded: " + e.getMessage(), e);
    } catch (PluginException e) {
      throw new PluginException(jar + " refused: " + e.getMessage(), e);
    } finally {
      deleteQuietly(incoming);
    }
  }

  private synchronized InstalledStrategy place(Path incoming, String name) throws IOException {
    DroppedFile file = targetOf(incoming, name);
    take(file, incoming);
    Path target = folder.resolve(file.name);
    Files.move(
        incoming, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    file.hasChanged(target);
    file.settle();
    files.put(file.name, file);
    changed();
    return installed(file);
  }

  /** The file that carries the same strategy already, else a new one of this name. */
  private DroppedFile targetOf(Path jar, String name) throws IOException {
    String symbolicName = symbolicName(jar);
    for (DroppedFile file : files.values()) {
      if (file.plugin != null && file.plugin.bundle().getSymbolicName().equals(symbolicName)) {
        return file;
      }
    }
    DroppedFile known = files.get(name);
    return known != null ? known : new DroppedFile(name);
  }

  private static String symbolicName(Path jar) throws IOException {
    try (java.util.jar.JarFile file = new java.util.jar.JarFile(jar.toFile())) {
      String header = file.getManifest().getMainAttributes().getValue("Bundle-SymbolicName");
      return header.split(";", -1)[0].strip();
    }
  }

  private static void download(URI jar, Path target) throws IOException {
    URLConnection connection = jar.toURL().openConnection();
    connection.setConnectTimeout(DOWNLOAD_TIMEOUT_MILLIS);
    connection.setReadTimeout(DOWNLOAD_TIMEOUT_MILLIS);
    try (InputStream content = connection.getInputStream()) {
      Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void deleteQuietly(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("{} is left behind: {}", file, e.getMessage());
    }
  }

  @Override
  public synchronized InstalledStrategy unload(String id) {
    for (DroppedFile file : files.values()) {
      if (file.plugin != null && file.plugin.id().equals(id)) {
        InstalledStrategy removed = installed(file);
        try {
          Files.delete(folder.resolve(file.name));
          scan();
        } catch (IOException e) {
          throw new PluginException(removed.source() + " cannot be deleted: " + e.getMessage(), e);
        }
        return removed;
      }
    }
    List<String> ids = list().stream().map(InstalledStrategy::id).toList();
    throw new PluginException(
        "unknown strategy '" + id + "': installed are " + String.join(", ", ids));
  }

  @Override
  public AutoCloseable onChange(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public synchronized boolean isSettled() {
    return settled;
  }

  private record Retired(Bundle bundle, long deadline) {}
}
