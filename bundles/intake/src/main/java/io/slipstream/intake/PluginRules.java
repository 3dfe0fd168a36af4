package io.slipstream.intake;

import io.slipstream.api.service.plugin.PluginException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.osgi.framework.namespace.BundleNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;

/** What a jar must be to be a plugin; every refusal is one sentence. */
final class PluginRules {
  /** Namespace of the capability that makes a bundle a plugin. */
  static final String CAPABILITY = "slipstream.strategy";

  private final AllowedPackages allowed;

  PluginRules(AllowedPackages allowed) {
    this.allowed = allowed;
  }

  /**
   * Reads the whole jar, so that a truncated or damaged one is found before it is installed.
   *
   * @throws IOException when it is incomplete or corrupt
   * @throws PluginException when it is intact but no plugin
   */
  static void checkFile(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      Enumeration<JarEntry> entries = file.entries();
      while (entries.hasMoreElements()) {
        try (InputStream content = file.getInputStream(entries.nextElement())) {
          content.transferTo(java.io.OutputStream.nullOutputStream());
        }
      }
      Manifest manifest = file.getManifest();
      Attributes main = manifest == null ? new Attributes() : manifest.getMainAttributes();
      String capabilities = main.getValue(Constants.PROVIDE_CAPABILITY);
      if (main.getValue(Constants.BUNDLE_SYMBOLICNAME) == null
          || capabilities == null
          || !capabilities.contains(CAPABILITY)) {
        throw new PluginException(
            "it is no plugin: its manifest provides no capability " + CAPABILITY);
      }
      if (main.getValue(Constants.FRAGMENT_HOST) != null) {
        throw new PluginException("it is a fragment; a plugin must be a bundle of its own");
      }
    } catch (SecurityException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** The strategy's id. */
  String check(BundleRevision revision) {
    List<BundleCapability> capabilities = revision.getDeclaredCapabilities(CAPABILITY);
    if (capabilities.size() != 1) {
      throw new PluginException(
          "it declares " + capabilities.size() + " strategies; a plugin carries one");
    }
    if (!revision.getDeclaredRequirements(BundleNamespace.BUNDLE_NAMESPACE).isEmpty()) {
      throw new PluginException("it uses Require-Bundle; a plugin may only import packages");
    }
    for (BundleRequirement requirement :
        revision.getDeclaredRequirements(PackageNamespace.PACKAGE_NAMESPACE)) {
      if ("dynamic".equals(requirement.getDirectives().get("resolution"))) {
        throw new PluginException("it uses DynamicImport-Package, which plugins may not");
      }
      String name = packageName(requirement);
      if (!allowed.contains(name)) {
        throw new PluginException(
            "it imports " + name + ", which plugins may not; allowed are " + allowed);
      }
    }
    Object id = capabilities.get(0).getAttributes().get(CAPABILITY);
    if (!(id instanceof String) || !((String) id).matches("[a-z][a-z0-9-]{0,39}")) {
      throw new PluginException(
          "its capability names the strategy '"
              + id
              + "'; lower-case letters, digits and - are"
              + " allowed");
    }
    return (String) id;
  }

  static String version(BundleRevision revision) {
    Version version = revision.getVersion();
    return version.toString();
  }

  /** The package of a requirement, whose filter has the form (osgi.wiring.package=NAME). */
  private static String packageName(BundleRequirement requirement) {
    String filter = requirement.getDirectives().getOrDefault("filter", "");
    String key = PackageNamespace.PACKAGE_NAMESPACE + "=";
    int start = filter.indexOf(key);
    int end = filter.indexOf(')', start);
    return start < 0 || end < 0 ? filter : filter.substring(start + key.length(), end);
  }
}
