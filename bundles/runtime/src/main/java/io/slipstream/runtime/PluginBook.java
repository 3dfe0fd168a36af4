package io.slipstream.runtime;

import io.slipstream.api.service.plugin.BuildState;
import io.slipstream.api.service.plugin.StrategyBuild;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.Input.PluginChange;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which builds of strategies the journal says are there, and which of each is current. */
final class PluginBook {
  private final SortedMap<String, Build> installed = new TreeMap<>();
  private final SortedMap<String, String> current = new TreeMap<>();

  private record Build(String strategy, String version, String sha256, String source) {
    Input.PluginChanged as(PluginChange change) {
      return new Input.PluginChanged(change, strategy, version, sha256, source);
    }
  }

  /** An input was journaled, now or in an earlier run. */
  void note(Input input) {
    if (input instanceof Input.PluginChanged in) {
      switch (in.change()) {
        case INSTALLED ->
            installed.put(
                in.sha256(), new Build(in.strategy(), in.version(), in.sha256(), in.source()));
        case SELECTED -> current.put(in.strategy(), in.sha256());
        case REMOVED -> {
          installed.remove(in.sha256());
          current.remove(in.strategy(), in.sha256());
        }
      }
    }
  }

  /** What is to be journaled so that the journal says what is there. */
  List<Input> changes(List<StrategyBuild> builds) {
    SortedMap<String, Build> present = new TreeMap<>();
    List<Input> changes = new ArrayList<>();
    List<Input> selections = new ArrayList<>();
    for (StrategyBuild build : builds) {
      if (build.state() == BuildState.CURRENT || build.state() == BuildState.INSTALLED) {
        Build found = new Build(build.id(), build.version(), build.sha256(), build.source());
        if (present.put(build.sha256(), found) == null && !installed.containsKey(build.sha256())) {
          changes.add(found.as(PluginChange.INSTALLED));
        }
        if (build.state() == BuildState.CURRENT
            && !build.sha256().equals(current.get(build.id()))) {
          selections.add(found.as(PluginChange.SELECTED));
        }
      }
    }
    changes.addAll(selections);
    installed.values().stream()
        .filter(build -> !present.containsKey(build.sha256()))
        .forEach(build -> changes.add(build.as(PluginChange.REMOVED)));
    return changes;
  }

  void writeState(StateSink sink) {
    sink.put(installed.size());
    for (Build build : installed.values()) {
      sink.put(build.strategy()).put(build.version()).put(build.sha256()).put(build.source());
    }
    sink.put(current.size());
    current.forEach((strategy, sha256) -> sink.put(strategy).put(sha256));
  }

  void readState(StateSource source) {
    for (int left = source.takeCount(); left > 0; left--) {
      Build build =
          new Build(source.takeText(), source.takeText(), source.takeText(), source.takeText());
      installed.put(build.sha256(), build);
    }
    for (int left = source.takeCount(); left > 0; left--) {
      current.put(source.takeText(), source.takeText());
    }
  }
}
