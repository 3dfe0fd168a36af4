package io.slipstream.api.service.plugin;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Strategies that plugins brought, and files that were refused; an OSGi service. */
public interface StrategyCatalog {
  /** Ready strategies, ordered by id. */
  List<InstalledStrategy> list();

  /** The strategy of an id. */
  Optional<InstalledStrategy> find(String id);

  /**
   * A build that ran before, from the store that keeps every jar, whether it is installed now or
   * not; it is not listed.
   *
   * @param sha256 hash of its jar
   * @return empty when the store does not have it, or it does not come up any more
   */
  default Optional<KeptStrategy> kept(String sha256) {
    return Optional.empty();
  }

  /** Files in the deploy folder that are refused now, ordered by name. */
  List<RefusedPlugin> refused();

  /**
   * Copies a jar into the deploy folder and waits until its strategy is ready.
   *
   * @throws PluginException when it is refused
   */
  InstalledStrategy load(URI jar);

  /**
   * Removes a strategy's jar from the deploy folder and waits until the strategy is gone. A copy
   * stays in the store of jars that ever ran.
   *
   * @throws PluginException when there is no such strategy
   */
  InstalledStrategy unload(String id);

  /** Calls {@code listener} after each change, on a thread of the catalog, until closed. */
  AutoCloseable onChange(Runnable listener);

  /** False until the deploy folder was looked through for the first time. */
  boolean isSettled();
}
