package io.slipstream.intake;

import io.slipstream.api.service.plugin.PluginException;
import io.slipstream.api.strategy.Parameters;
import io.slipstream.api.strategy.StrategyDescriptor;
import io.slipstream.api.strategy.StrategyFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Installs, starts and removes plugin bundles; a bundle's location is the hash of its jar. */
final class PluginBundles {
  /** How the location of every plugin bundle begins. */
  static final String LOCATION = "slipstream:";

  private static final Logger LOG = LoggerFactory.getLogger(PluginBundles.class);
  private static final long BOOT_WAIT_NANOS = 120_000_000_000L;
  private static final long SERVICE_WAIT_NANOS = 5_000_000_000L;
  private static final long LONGEST_CALL_SECONDS = 15;
  private static final long POLL_NANOS = 5_000_000L;

  private final BundleContext context;
  private final long longestCallSeconds;

  PluginBundles(BundleContext context) {
    this.context = context;
    String seconds = context.getProperty("slipstream.plugin.seconds");
    longestCallSeconds = seconds == null ? LONGEST_CALL_SECONDS : Long.parseLong(seconds);
  }

  /**
   * Brings a jar up until its strategy factory is registered. A bundle of it that an earlier run
   * left is used if it has the very content of the jar.
   *
   * @throws PluginException with the reason; the bundle is gone again then
   */
  Plugin bringUp(Path jar, String sha256, JarExaminer.Examination found) {
    Bundle known = context.getBundle(LOCATION + sha256);
    if (known != null && !BundleContent.isOf(jar, known)) {
      LOG.warn(
          "The bundle of {} {} is not the jar {} any more, somebody changed it: installed anew",
          found.jar().id(),
          found.jar().version(),
          sha256);
      remove(known);
      known = null;
    }
    Bundle bundle = known == null ? install(jar, sha256) : known;
    try {
      awaitStartLevel(bundle);
      return BoundedCall.of(() -> start(bundle, sha256, found), longestCallSeconds);
    } catch (PluginException e) {
      removeFailed(bundle);
      throw e;
    }
  }

  private void removeFailed(Bundle bundle) {
    try {
      BoundedCall.of(
          () -> {
            remove(bundle);
            return bundle;
          },
          longestCallSeconds);
    } catch (PluginException e) {
      LOG.error("The bundle {} that failed stays: {}", bundle.getBundleId(), e.getMessage());
    }
  }

  private Bundle install(Path jar, String sha256) {
    try (InputStream content = Files.newInputStream(jar)) {
      return context.installBundle(LOCATION + sha256, content);
    } catch (BundleException e) {
      throw new PluginException("the framework refuses it: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new PluginException("it cannot be read: " + e.getMessage(), e);
    }
  }

  /** While the container boots a bundle does not start before its level is reached. */
  private void awaitStartLevel(Bundle bundle) {
    FrameworkStartLevel framework = framework().adapt(FrameworkStartLevel.class);
    int level = bundle.adapt(BundleStartLevel.class).getStartLevel();
    long deadline = System.nanoTime() + BOOT_WAIT_NANOS;
    while (framework.getStartLevel() < level
        && System.nanoTime() < deadline
        && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  private Bundle framework() {
    return context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION);
  }

  private Plugin start(Bundle bundle, String sha256, JarExaminer.Examination found) {
    try {
      bundle.start();
    } catch (BundleException e) {
      throw new PluginException(reason(e), e);
    }
    StrategyFactory factory = awaitFactory(bundle);
    StrategyDescriptor descriptor = factory.descriptor();
    String id = found.jar().id();
    if (!descriptor.id().equals(id)) {
      throw new PluginException(
          "its strategy calls itself '" + descriptor.id() + "', its capability says '" + id + "'");
    }
    tryOut(factory, descriptor);
    return new Plugin(sha256, found.jar().version(), bundle, factory, descriptor, found.trust());
  }

  /** One that cannot be made is refused here, and no pod waits for its classes to be loaded. */
  private static void tryOut(StrategyFactory factory, StrategyDescriptor descriptor) {
    try {
      factory.create(Parameters.resolve(descriptor.parameters(), Map.of()));
    } catch (IllegalArgumentException e) {
      throw new PluginException(
          "its strategy cannot be made with the defaults of its parameters: " + e.getMessage(), e);
    }
  }

  private StrategyFactory awaitFactory(Bundle bundle) {
    long deadline = System.nanoTime() + SERVICE_WAIT_NANOS;
    StrategyFactory factory = factoryOf(bundle);
    while (factory == null && System.nanoTime() < deadline) {
      LockSupport.parkNanos(POLL_NANOS);
      factory = factoryOf(bundle);
    }
    if (factory == null) {
      throw new PluginException(
          "it registered no service " + StrategyFactory.class.getName() + " within 5 seconds");
    }
    return factory;
  }

  private StrategyFactory factoryOf(Bundle bundle) {
    ServiceReference<?>[] registered = bundle.getRegisteredServices();
    if (registered == null) {
      return null;
    }
    StrategyFactory found = null;
    for (ServiceReference<?> reference : registered) {
      for (String type : (String[]) reference.getProperty(Constants.OBJECTCLASS)) {
        if (!type.equals(StrategyFactory.class.getName())) {
          throw new PluginException(PluginRules.refusedService(type));
        }
      }
      if (context.getService(reference) instanceof StrategyFactory factory) {
        found = factory;
      }
    }
    return found;
  }

  /** Uninstalls a plugin's bundle and lets its class loader go; nothing else is refreshed. */
  void remove(Bundle bundle) {
    try {
      bundle.uninstall();
      framework().adapt(FrameworkWiring.class).refreshBundles(Set.of(bundle));
    } catch (BundleException e) {
      throw new PluginException("its bundle cannot be removed: " + e.getMessage(), e);
    }
  }

  /** Plugin bundles that are installed, those of an earlier run too. */
  List<Bundle> all() {
    List<Bundle> all = new ArrayList<>();
    for (Bundle bundle : context.getBundles()) {
      if (bundle.getLocation().startsWith(LOCATION)) {
        all.add(bundle);
      }
    }
    return all;
  }

  /** The framework's words without its own bundle numbers. */
  private static String reason(BundleException e) {
    String text = String.valueOf(e.getMessage());
    int missing = text.indexOf("missing requirement");
    if (missing < 0) {
      return "it does not start: " + text;
    }
    String requirement =
        text.substring(missing + "missing requirement".length())
            .replaceAll("\\[[^\\]]*\\(R [^\\]]*\\)?\\]", "")
            .replaceAll("Unresolved requirements:.*", "")
            .strip();
    return "a requirement of it is not met: " + requirement;
  }
}
