package io.slipstream.intake;

import io.slipstream.api.strategy.StrategyFactory;
import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;

/** What a jar must be to be a plugin; every refusal is one sentence. */
record PluginRules(AllowedPackages allowed) {
  private static final String FACTORY = StrategyFactory.class.getName();

  /** Why it is not to be installed; none when nothing speaks against it. */
  List<String> problems(PluginJar jar, DeclaredServices services) {
    if (jar.symbolicName().isEmpty() || jar.ids().isEmpty()) {
      return List.of(
          "it is no plugin: its manifest provides no capability " + PluginJar.CAPABILITY);
    }
    List<String> problems = new ArrayList<>();
    if (jar.has(Constants.FRAGMENT_HOST)) {
      problems.add("it is a fragment; a plugin must be a bundle of its own");
    }
    if (jar.has(Constants.REQUIRE_BUNDLE)) {
      problems.add("it uses Require-Bundle; a plugin may only import packages");
    }
    if (jar.has(Constants.DYNAMICIMPORT_PACKAGE)) {
      problems.add("it uses DynamicImport-Package, which plugins may not");
    }
    if (jar.has(Constants.BUNDLE_NATIVECODE)) {
      problems.add("it brings native code, which plugins may not");
    }
    checkImports(jar, problems);
    checkNames(jar, problems);
    checkServices(services, problems);
    return problems;
  }

  private void checkImports(PluginJar jar, List<String> problems) {
    List<String> forbidden =
        jar.imports().stream().filter(name -> !allowed.contains(name)).toList();
    if (!forbidden.isEmpty()) {
      problems.add(
          "it imports "
              + String.join(", ", forbidden)
              + ", which plugins may not; allowed are "
              + allowed);
    }
  }

  private static void checkNames(PluginJar jar, List<String> problems) {
    if (jar.ids().size() > 1) {
      problems.add("it declares " + jar.ids().size() + " strategies; a plugin carries one");
    } else if (!jar.id().matches("[a-z][a-z0-9-]{0,39}")) {
      problems.add(
          "its capability names the strategy '"
              + jar.id()
              + "'; lower-case letters, digits and - are allowed");
    }
    try {
      Version.parseVersion(jar.version());
    } catch (IllegalArgumentException e) {
      problems.add("its version '" + jar.version() + "' is none: 1.2.3 is allowed");
    }
  }

  private void checkServices(DeclaredServices services, List<String> problems) {
    for (String service : services.provided()) {
      if (!service.equals(FACTORY)) {
        problems.add(refusedService(service));
      }
    }
    for (String service : services.used()) {
      if (!allowed.contains(service.substring(0, Math.max(0, service.lastIndexOf('.'))))) {
        problems.add(
            "it uses the service " + service + ", which plugins may not; allowed are " + allowed);
      }
    }
  }

  /** Why a plugin that registers this does not come up. */
  static String refusedService(String service) {
    return "it registers the service " + service + "; a plugin may only register " + FACTORY;
  }
}
