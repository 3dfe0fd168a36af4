package io.slipstream.intake;

import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.BundleContext;

/**
 * Packages a plugin may import. Operators add some with the framework property {@code
 * slipstream.plugin.imports}, names separated by commas, a trailing {@code .*} for all below.
 */
record AllowedPackages(List<String> patterns) {
  private static final List<String> BUILT_IN =
      List.of(
          "io.slipstream.api.strategy",
          "io.slipstream.api.market",
          "io.slipstream.api.order",
          "io.slipstream.api.portfolio",
          "io.slipstream.indicators",
          "java.*",
          "org.slf4j");

  static AllowedPackages of(BundleContext context) {
    List<String> patterns = new ArrayList<>(BUILT_IN);
    String added = context.getProperty("slipstream.plugin.imports");
    if (added != null) {
      for (String pattern : added.split(",", -1)) {
        if (!pattern.isBlank()) {
          patterns.add(pattern.strip());
        }
      }
    }
    return new AllowedPackages(List.copyOf(patterns));
  }

  boolean contains(String name) {
    for (String pattern : patterns) {
      boolean below = pattern.endsWith(".*");
      if (below && name.startsWith(pattern.substring(0, pattern.length() - 1))) {
        return true;
      }
      if (name.equals(pattern)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String toString() {
    return String.join(", ", patterns);
  }
}
