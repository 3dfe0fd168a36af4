package io.slipstream.api.service.plugin;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Strategies that plugins brought, and files that were refused; an OSGi service. Several builds of
 * a strategy may be there side by side; one of them is current: the one that was dropped in, loaded
 * or selected last. What is read here never waits for a plugin that is just coming up.
 */
public interface StrategyCatalog {
  /** The current build of each strategy, ordered by id. */
  List<InstalledStrategy> list();

  /** The current build of a strategy. */
  Optional<InstalledStrategy> find(String id);

  /**
   * Every build: current, installed, kept and refused ones, ordered by id, state and version; a
   * refused file that names no strategy comes first.
   */
  default List<StrategyBuild> builds() {
    return List.of();
  }

  /** The current and the installed ones of {@link #builds()}; reads nothing from the disk. */
  default List<StrategyBuild> ready() {
    return List.of();
  }

  /**
   * Makes a build current, which it stays whatever becomes of its file, until another one is
   * dropped in, loaded or selected.
   *
   * @param version of an installed or kept build, or at least six characters of the beginning of
   *     its hash; null for the build in the deploy folder
   * @throws PluginException when there is no such build, more than one, or it does not come up
   */
  default InstalledStrategy select(String id, String version) {
    throw new PluginException("this catalog has one build of each strategy");
  }

  /**
   * Makes the build current that was current before; called again, it goes one further back.
   *
   * @param wish names the wish: the newest one of a strategy is not carried out twice, also after a
   *     restart; empty for none
   * @throws PluginException when there was none before, or it does not come up
   */
  default InstalledStrategy rollback(String id, String wish) {
    throw new PluginException("this catalog has one build of each strategy");
  }

  /**
   * Looks at a jar as if it were to be taken in, and installs nothing.
   *
   * @throws PluginException when the file cannot be read
   */
  default PluginReport verify(Path jar) {
    throw new PluginException("this catalog takes no jars");
  }

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
   * Copies a jar into the deploy folder under its own name, waits until its strategy is ready and
   * makes it current. A build that lies there already is not copied.
   *
   * @throws PluginException when it is refused
   */
  InstalledStrategy load(URI jar);

  /**
   * Removes a strategy's jars from the deploy folder and waits until the strategy is gone. Copies
   * stay in the store of jars that ever ran.
   *
   * @throws PluginException when there is no such strategy
   */
  InstalledStrategy unload(String id);

  /** Calls {@code listener} after each change, on a thread of the catalog, until closed. */
  AutoCloseable onChange(Runnable listener);

  /** False until the deploy folder was looked through for the first time. */
  boolean isSettled();
}
