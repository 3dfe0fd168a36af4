package io.slipstream.backtest;

import io.slipstream.api.service.backtest.BacktestException;
import io.slipstream.api.service.plugin.InstalledStrategy;
import io.slipstream.api.service.plugin.KeptStrategy;
import io.slipstream.api.service.plugin.StrategyBuild;
import io.slipstream.api.service.plugin.StrategyCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Strategies that a run uses; builds that are not current are held until it is over. */
public final class StrategyLeases
    implements BiFunction<String, String, InstalledStrategy>, AutoCloseable {
  private final StrategyCatalog catalog;
  private final Map<String, String> builds;
  private final List<KeptStrategy> kept = new ArrayList<>();

  /** {@code builds} are hashes of jars to use instead of what is current, by what names them. */
  public StrategyLeases(StrategyCatalog catalog, Map<String, String> builds) {
    this.catalog = catalog;
    this.builds = Map.copyOf(builds);
  }

  /**
   * The strategy of {@code id} or {@code id@version}.
   *
   * @param field what it is needed for
   * @throws BacktestException naming those that there are
   */
  @Override
  public InstalledStrategy apply(String field, String wanted) {
    int at = wanted.indexOf('@');
    String id = at < 0 ? wanted : wanted.substring(0, at);
    if (builds.containsKey(wanted)) {
      return kept(wanted, builds.get(wanted));
    }
    InstalledStrategy current =
        catalog
            .find(id)
            .orElseThrow(
                () ->
                    new BacktestException(
                        "unknown "
                            + field
                            + " '"
                            + id
                            + "': installed are "
                            + String.join(
                                ", ",
                                catalog.list().stream().map(InstalledStrategy::id).toList())));
    if (at < 0) {
      return current;
    }
    String version = wanted.substring(at + 1);
    return isCalled(current.version(), current.sha256(), version)
        ? current
        : kept(wanted, sha256(field, id, version));
  }

  private static boolean isCalled(String version, String sha256, String wanted) {
    return version.equals(wanted) || (wanted.length() >= 6 && sha256.startsWith(wanted));
  }

  private String sha256(String field, String id, String version) {
    List<StrategyBuild> found =
        catalog.builds().stream()
            .filter(build -> build.id().equals(id))
            .filter(build -> isCalled(build.version(), build.sha256(), version))
            .toList();
    if (found.stream().map(StrategyBuild::sha256).distinct().count() == 1) {
      return found.get(0).sha256();
    }
    String versions =
        String.join(
            ", ",
            catalog.builds().stream()
                .filter(build -> build.id().equals(id) && !build.sha256().isEmpty())
                .map(build -> build.version() + " (" + build.sha256().substring(0, 6) + ")")
                .distinct()
                .toList());
    throw new BacktestException(
        (found.isEmpty() ? "unknown " : "more than one ")
            + field
            + " '"
            + id
            + "@"
            + version
            + "': there are "
            + versions);
  }

  private InstalledStrategy kept(String wanted, String sha256) {
    KeptStrategy strategy =
        catalog
            .kept(sha256)
            .orElseThrow(
                () ->
                    new BacktestException(
                        "strategy " + wanted + ": its jar " + sha256 + " is not kept any more"));
    kept.add(strategy);
    return strategy.strategy();
  }

  @Override
  public void close() {
    kept.forEach(KeptStrategy::close);
  }
}
