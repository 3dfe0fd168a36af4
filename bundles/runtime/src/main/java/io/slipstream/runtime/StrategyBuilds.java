package io.slipstream.runtime;

import io.slipstream.api.service.plugin.InstalledStrategy;
import io.slipstream.api.service.plugin.KeptStrategy;
import io.slipstream.api.service.plugin.StrategyCatalog;
import io.slipstream.api.strategy.Parameters;
import io.slipstream.api.strategy.Strategy;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Builds of strategies by their very jar: the installed ones, and those of earlier runs. What pods
 * run stays up while they do, whatever becomes of its file.
 */
final class StrategyBuilds {
  private final StrategyCatalog catalog;
  private final SortedMap<String, KeptStrategy> leased = new TreeMap<>();

  /** In place of every build, or null. */
  private final InstalledStrategy substitute;

  StrategyBuilds(StrategyCatalog catalog) {
    this(catalog, null);
  }

  /** Another one answers for every build, unless it is null. */
  StrategyBuilds(StrategyCatalog catalog, InstalledStrategy substitute) {
    this.catalog = catalog;
    this.substitute = substitute;
  }

  /** That very build, from the jars that are kept when it is not installed. */
  Optional<InstalledStrategy> find(String strategy, String sha256) {
    if (substitute != null) {
      return Optional.of(substitute);
    }
    return catalog
        .find(strategy)
        .filter(found -> found.sha256().equals(sha256))
        .or(() -> kept(sha256));
  }

  private Optional<InstalledStrategy> kept(String sha256) {
    if (!leased.containsKey(sha256)) {
      catalog.kept(sha256).ifPresent(build -> leased.put(sha256, build));
    }
    return Optional.ofNullable(leased.get(sha256)).map(KeptStrategy::strategy);
  }

  /** Holds on to these and lets go of all others. */
  void keepOnly(SortedSet<String> used) {
    used.stream().filter(sha256 -> !sha256.isEmpty()).forEach(this::kept);
    SortedSet<String> unused = new TreeSet<>(leased.keySet());
    unused.removeAll(used);
    unused.forEach(sha256 -> leased.remove(sha256).close());
  }

  /**
   * A new instance.
   *
   * @throws IllegalArgumentException when it cannot be made with these parameters
   */
  static Strategy create(InstalledStrategy strategy, Map<String, String> parameters) {
    try {
      return strategy
          .factory()
          .create(Parameters.resolve(strategy.factory().descriptor().parameters(), parameters));
    } catch (IllegalArgumentException e) {
      throw e;
    } catch (Throwable e) {
      // Whatever a guest throws is its own failure, errors too; the session must not end with it.
      throw new IllegalArgumentException(
          "strategy " + strategy.id() + " " + strategy.version() + " cannot be made: " + e, e);
    }
  }
}
