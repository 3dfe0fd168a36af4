package io.slipstream.intake;

import io.slipstream.api.service.plugin.BuildState;
import io.slipstream.api.service.plugin.StrategyBuild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;

/** A catalog with its fence in a framework of its own. */
final class CatalogInFramework {
  private static final long LONGEST_WAIT_NANOS = 60_000_000_000L;

  final Path base;
  final Path deploy;
  private final String allowed;
  private Framework framework;
  private PluginCatalog catalog;

  CatalogInFramework(Path base, String allowed) throws Exception {
    this.base = base;
    this.allowed = allowed;
    deploy = Files.createDirectories(base.resolve("deploy"));
    start();
  }

  private void start() throws Exception {
    framework =
        new FrameworkFactory()
            .newFramework(
                Map.of(
                    Constants.FRAMEWORK_STORAGE,
                    base.resolve("cache").toString(),
                    Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                    "io.slipstream.api.strategy;version=0.1.0,io.slipstream.api.market",
                    "karaf.base",
                    base.toString(),
                    "karaf.data",
                    base.resolve("data").toString(),
                    "slipstream.deploy.poll",
                    "20",
                    "slipstream.plugin.seconds",
                    "3",
                    "slipstream.plugin.imports",
                    allowed));
    framework.init();
    new ImportFence().start(framework.getBundleContext());
    framework.start();
    catalog = new PluginCatalog(framework.getBundleContext());
    await("settled", catalog::isSettled);
  }

  PluginCatalog catalog() {
    return catalog;
  }

  BundleContext context() {
    return framework.getBundleContext();
  }

  /** As a container is: stopped, and started with what is on disk. */
  void restart() throws Exception {
    stop();
    start();
  }

  void stop() throws Exception {
    catalog.deactivate();
    framework.stop();
    framework.waitForStop(5_000);
  }

  void startAgain() throws Exception {
    start();
  }

  static void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + LONGEST_WAIT_NANOS;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within 60 s: " + what);
      }
      java.util.concurrent.locks.LockSupport.parkNanos(2_000_000);
    }
  }

  void drop(GuestJar jar, String name) throws IOException {
    drop(jar.write(base.resolve("made.jar")), name);
  }

  void drop(Path jar, String name) throws IOException {
    Path part = Files.copy(jar, deploy.resolve("." + name), StandardCopyOption.REPLACE_EXISTING);
    Files.move(part, deploy.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }

  /** Drops a jar and waits until it is current. */
  void dropAndAwait(String version, String name) throws IOException {
    drop(new GuestJar(version), name);
    awaitCurrent(version);
  }

  void awaitCurrent(String version) {
    await(version + " is current", () -> current().equals(version));
  }

  /** Version of the current build, empty for none. */
  String current() {
    return catalog.find("guest").map(found -> found.version()).orElse("");
  }

  /** Builds as "1.0.0 CURRENT". */
  List<String> builds() {
    return catalog.builds().stream().map(build -> build.version() + " " + build.state()).toList();
  }

  StrategyBuild build(String version, BuildState state) {
    return catalog.builds().stream()
        .filter(build -> build.version().equals(version) && build.state() == state)
        .findFirst()
        .orElseThrow(() -> new AssertionError(catalog.builds().toString()));
  }

  String awaitRefusal() {
    await("a refused file", () -> !catalog.refused().isEmpty());
    return catalog.refused().get(0).reason();
  }

  List<Bundle> plugins() {
    return java.util.Arrays.stream(context().getBundles())
        .filter(bundle -> bundle.getLocation().startsWith(PluginBundles.LOCATION))
        .toList();
  }
}
