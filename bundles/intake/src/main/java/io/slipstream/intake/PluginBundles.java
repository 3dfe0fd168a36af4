package io.slipstream.intake;

import io.slipstream.api.service.plugin.PluginException;
import io.slipstream.api.strategy.StrategyFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;

/** Installs, starts and removes plugin bundles; a bundle's location is the hash of its jar. */
final class PluginBundles {
  /** How the location of every plugin bundle begins. */
  static final String LOCATION = "slipstream:";

  private static final long SERVICE_WAIT_NANOS = 5_000_000_000L;

  private final BundleContext context;
  private final PluginRules rules;

  PluginBundles(BundleContext context) {
    this.context = context;
    this.rules = new PluginRules(AllowedPackages.of(context));
  }

  /**
   * Brings a jar up until its strategy factory is registered.
   *
   * @throws PluginException with the reason; the bundle is gone again then
   */
  Plugin bringUp(Path jar, String sha256, Refusal mayUse) {
    Bundle known = context.getBundle(LOCATION + sha256);
    Bundle bundle = known != null ? known : install(jar, sha256);
    try {
      BundleRevision revision = bundle.adapt(BundleRevision.class);
      String id = rules.check(revision);
      mayUse.check(id);
      bundle.start();
      StrategyFactory factory = awaitFactory(bundle);
      String described = factory.descriptor().id();
      if (!described.equals(id)) {
        throw new PluginException(
            "its strategy calls itself '" + described + "', its capability says '" + id + "'");
      }
      return new Plugin(id, PluginRules.version(revision), sha256, bundle, factory);
    } catch (BundleException e) {
      removeFresh(bundle, known);
      throw new PluginException(reason(e), e);
    } catch (PluginException e) {
      removeFresh(bundle, known);
      throw e;
    } catch (Throwable e) {
      // A factory is a guest: whatever it throws is a reason to refuse it, errors too.
      removeFresh(bundle, known);
      throw new PluginException("its strategy factory failed: " + e.getClass().getName(), e);
    }
  }

  /** A bundle that was there before belongs to another file, or to an earlier run. */
  private void removeFresh(Bundle bundle, Bundle known) {
    if (known == null) {
      remove(bundle);
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

  private StrategyFactory awaitFactory(Bundle bundle) {
    long deadline = System.nanoTime() + SERVICE_WAIT_NANOS;
    StrategyFactory factory = factoryOf(bundle);
    while (factory == null && System.nanoTime() < deadline) {
      java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
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
    for (ServiceReference<?> reference : registered) {
      List<String> types = List.of((String[]) reference.getProperty(Constants.OBJECTCLASS));
      if (types.contains(StrategyFactory.class.getName())
          && context.getService(reference) instanceof StrategyFactory factory) {
        return factory;
      }
    }
    return null;
  }

  /** Uninstalls a plugin's bundle and lets its class loader go; nothing else is refreshed. */
  void remove(Bundle bundle) {
    try {
      bundle.uninstall();
      context
          .getBundle(Constants.SYSTEM_BUNDLE_LOCATION)
          .adapt(FrameworkWiring.class)
          .refreshBundles(Set.of(bundle));
    } catch (BundleException e) {
      throw new PluginException("its bundle cannot be removed: " + e.getMessage(), e);
    }
  }

  /** Plugin bundles of an earlier run. */
  List<Bundle> left() {
    List<Bundle> left = new ArrayList<>();
    for (Bundle bundle : context.getBundles()) {
      if (bundle.getLocation().startsWith(LOCATION)) {
        left.add(bundle);
      }
    }
    return left;
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

  /** Says no to an id by throwing. */
  interface Refusal {
    void check(String id);
  }

  /**
   * A plugin that is up.
   *
   * @param id of its strategy
   * @param version of its bundle
   * @param sha256 of its jar
   * @param bundle itself
   * @param factory of its strategy
   */
  record Plugin(String id, String version, String sha256, Bundle bundle, StrategyFactory factory) {}
}
