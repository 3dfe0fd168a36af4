package io.slipstream.runtime;

import io.slipstream.api.service.plugin.BuildState;
import io.slipstream.api.service.plugin.InstalledStrategy;
import io.slipstream.api.service.plugin.KeptStrategy;
import io.slipstream.api.service.plugin.PluginException;
import io.slipstream.api.service.plugin.RefusedPlugin;
import io.slipstream.api.service.plugin.StrategyBuild;
import io.slipstream.api.service.plugin.StrategyCatalog;
import io.slipstream.api.strategy.Parameters;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.api.strategy.StrategyDescriptor;
import io.slipstream.api.strategy.StrategyFactory;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Several builds of the busy strategy, one of them current; all of them are kept. */
final class BusyBuilds implements StrategyCatalog {
  static final InstalledStrategy FIRST = build("1.0.0", '0', new BusyStrategy.Factory());

  /** Turns later than it is told to. */
  static final InstalledStrategy SLOWER = build("1.1.0", '1', new Slower());

  private final Map<String, InstalledStrategy> kept = new TreeMap<>();
  private volatile InstalledStrategy current = FIRST;

  BusyBuilds() {
    keep(FIRST);
    keep(SLOWER);
  }

  static InstalledStrategy build(String version, char hash, StrategyFactory factory) {
    String sha256 = String.valueOf(hash).repeat(64);
    return new InstalledStrategy("busy", version, sha256, "here", factory);
  }

  /** In place of what was kept under the same hash. */
  void keep(InstalledStrategy build) {
    kept.put(build.sha256(), build);
  }

  void forget(InstalledStrategy build) {
    kept.remove(build.sha256());
  }

  void select(InstalledStrategy build) {
    current = build;
  }

  private record Slower() implements StrategyFactory {
    @Override
    public StrategyDescriptor descriptor() {
      return new BusyStrategy.Factory().descriptor();
    }

    @Override
    public Strategy create(Parameters parameters) {
      Map<String, String> texts = new TreeMap<>(parameters.asMap());
      texts.put("every", String.valueOf(parameters.integer("every") + 4));
      return new BusyStrategy.Factory()
          .create(Parameters.resolve(descriptor().parameters(), texts));
    }
  }

  @Override
  public Optional<KeptStrategy> kept(String sha256) {
    return Optional.ofNullable(kept.get(sha256)).map(Kept::new);
  }

  private record Kept(InstalledStrategy strategy) implements KeptStrategy {
    @Override
    public void close() {}
  }

  @Override
  public List<StrategyBuild> builds() {
    List<StrategyBuild> builds = new ArrayList<>();
    for (InstalledStrategy build : kept.values()) {
      builds.add(
          new StrategyBuild(
              build.id(),
              build.version(),
              BuildState.KEPT,
              build.source(),
              build.sha256(),
              null,
              "",
              List.of()));
    }
    return builds;
  }

  @Override
  public List<InstalledStrategy> list() {
    return List.of(current);
  }

  @Override
  public Optional<InstalledStrategy> find(String id) {
    return id.equals("busy") ? Optional.of(current) : Optional.empty();
  }

  @Override
  public List<RefusedPlugin> refused() {
    return List.of();
  }

  @Override
  public InstalledStrategy load(URI jar) {
    throw new PluginException("no");
  }

  @Override
  public InstalledStrategy unload(String id) {
    throw new PluginException("no");
  }

  @Override
  public AutoCloseable onChange(Runnable listener) {
    return () -> {};
  }

  @Override
  public boolean isSettled() {
    return true;
  }
}
