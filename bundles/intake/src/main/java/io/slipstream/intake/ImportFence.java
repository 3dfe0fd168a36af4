package io.slipstream.intake;

import java.util.Collection;
import java.util.Iterator;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.hooks.bundle.CollisionHook;
import org.osgi.framework.hooks.resolver.ResolverHook;
import org.osgi.framework.hooks.resolver.ResolverHookFactory;
import org.osgi.framework.namespace.BundleNamespace;
import org.osgi.framework.namespace.HostNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;

/**
 * Keeps plugins from wiring to anything but the packages of the allow-list, from the framework's
 * first resolution on, keeps everybody else from wiring to plugins, and lets builds of one plugin
 * stand side by side. It keeps honest plugins clean; it is no sandbox.
 */
public final class ImportFence implements BundleActivator {
  @Override
  public void start(BundleContext context) {
    AllowedPackages allowed = AllowedPackages.of(context);
    context.registerService(ResolverHookFactory.class, triggers -> new FenceHook(allowed), null);
    context.registerService(
        CollisionHook.class,
        (operation, target, candidates) -> {
          Iterator<Bundle> iterator = candidates.iterator();
          while (iterator.hasNext()) {
            if (iterator.next().getLocation().startsWith(PluginBundles.LOCATION)) {
              iterator.remove();
            }
          }
        },
        null);
  }

  @Override
  public void stop(BundleContext context) {
    // The framework takes back what this bundle registered.
  }

  private record FenceHook(AllowedPackages allowed) implements ResolverHook {
    @Override
    public void filterMatches(
        BundleRequirement requirement, Collection<BundleCapability> candidates) {
      BundleRevision plugin = requirement.getRevision();
      // Nobody wires to a plugin, so nobody is refreshed when it goes.
      candidates.removeIf(candidate -> isForeignPlugin(candidate.getRevision(), plugin));
      if (!isPlugin(plugin)) {
        return;
      }
      switch (requirement.getNamespace()) {
        case PackageNamespace.PACKAGE_NAMESPACE ->
            candidates.removeIf(candidate -> !isAllowed(candidate, plugin));
        case BundleNamespace.BUNDLE_NAMESPACE, HostNamespace.HOST_NAMESPACE -> candidates.clear();
        default -> {}
      }
    }

    private boolean isAllowed(BundleCapability candidate, BundleRevision plugin) {
      Object name = candidate.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE);
      return candidate.getRevision().equals(plugin) || allowed.contains(String.valueOf(name));
    }

    private static boolean isForeignPlugin(BundleRevision provider, BundleRevision user) {
      return !provider.equals(user) && isPlugin(provider);
    }

    @Override
    public void filterResolvable(Collection<BundleRevision> candidates) {}

    @Override
    public void filterSingletonCollisions(
        BundleCapability singleton, Collection<BundleCapability> collisionCandidates) {
      if (isPlugin(singleton.getRevision())) {
        collisionCandidates.removeIf(candidate -> isPlugin(candidate.getRevision()));
      }
    }

    @Override
    public void end() {}
  }

  static boolean isPlugin(BundleRevision revision) {
    return revision.getBundle().getLocation().startsWith(PluginBundles.LOCATION)
        || !revision.getDeclaredCapabilities(PluginJar.CAPABILITY).isEmpty();
  }
}
