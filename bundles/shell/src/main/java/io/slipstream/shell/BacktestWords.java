package io.slipstream.shell;

import io.slipstream.api.service.backtest.BacktestRequest;
import io.slipstream.api.service.backtest.BacktestRequest.Pod;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The pods that the words of a command mean. */
final class BacktestWords {
  /** Nothing asked for yet. */
  static final BacktestRequest EMPTY =
      new BacktestRequest(List.of(), List.of(), new TreeMap<>(), null);

  private final List<String> strategies;
  private final Map<String, String> parameters;
  private final Map<String, String> weights;

  BacktestWords(List<String> strategies, List<String> parameters, String weights) {
    this.strategies = strategies == null ? List.of() : strategies;
    this.parameters = NamedValues.parse("--set", parameters);
    this.weights =
        NamedValues.parse(
            "--weights", weights == null ? List.of() : List.of(weights.split(",", -1)));
  }

  /** A run file names the pods: a command that does too is refused. */
  List<Pod> requireNone(List<Pod> ofFile) {
    if (!strategies.isEmpty() || !parameters.isEmpty() || !weights.isEmpty()) {
      throw new IllegalArgumentException(
          "--file: the file names the pods; without --strategy, --set and --weights is allowed");
    }
    return ofFile;
  }

  /** In the order of {@code --strategy}, or else of {@code --weights}. */
  List<Pod> pods() {
    Map<String, String> named = named();
    List<Pod> pods = new ArrayList<>();
    for (Map.Entry<String, String> pod : named.entrySet()) {
      pods.add(
          new Pod(
              pod.getKey(),
              pod.getValue(),
              weights.getOrDefault(pod.getKey(), ""),
              parameters(pod.getKey(), named),
              List.of()));
    }
    for (String name : weights.keySet()) {
      if (!named.containsKey(name)) {
        throw unknown("--weights", name, named);
      }
    }
    return pods;
  }

  /** Strategies by the names of their pods. */
  private Map<String, String> named() {
    Map<String, String> named = new LinkedHashMap<>();
    List<String> words = strategies.isEmpty() ? new ArrayList<>(weights.keySet()) : strategies;
    for (String word : words.isEmpty() ? List.of("momentum") : words) {
      int equals = word.indexOf('=');
      String strategy = word.substring(equals + 1);
      String id = strategy.contains("@") ? strategy.substring(0, strategy.indexOf('@')) : strategy;
      String name = equals < 0 ? id : word.substring(0, equals);
      if (named.put(name, strategy) != null) {
        throw new IllegalArgumentException(
            "--strategy '" + word + "': each pod has a name of its own, as in other=" + strategy);
      }
    }
    return named;
  }

  /** Those of every pod, and those with this one's name before them. */
  private SortedMap<String, String> parameters(String pod, Map<String, String> named) {
    SortedMap<String, String> own = new TreeMap<>();
    for (Map.Entry<String, String> set : parameters.entrySet()) {
      int dot = set.getKey().lastIndexOf('.');
      String owner = dot < 0 ? pod : set.getKey().substring(0, dot);
      if (!named.containsKey(owner)) {
        throw unknown("--set", owner, named);
      }
      if (dot < 0) {
        own.putIfAbsent(set.getKey(), set.getValue());
      } else if (owner.equals(pod)) {
        own.put(set.getKey().substring(dot + 1), set.getValue());
      }
    }
    return own;
  }

  private static IllegalArgumentException unknown(
      String option, String name, Map<String, String> named) {
    return new IllegalArgumentException(
        option + " '" + name + "': " + String.join(", ", named.keySet()) + " are the pods");
  }
}
