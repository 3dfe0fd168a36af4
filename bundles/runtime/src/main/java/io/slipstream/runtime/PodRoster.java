package io.slipstream.runtime;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.service.plugin.InstalledStrategy;
import io.slipstream.api.service.state.StateException;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;
import io.slipstream.api.strategy.Parameters;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.api.strategy.StrategySnapshot;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.PodLoop;
import io.slipstream.kernel.PodState;
import io.slipstream.kernel.TradingKernel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which pods there are and which build decides for each: brings both in line with the
 * configurations and the installed plugins. A configuration that is not allowed changes nothing and
 * is remembered.
 */
final class PodRoster {
  private static final Logger LOG = LoggerFactory.getLogger(PodRoster.class);
  private static final int WARM_UP_BARS = 2_000;
  private static final String KEEPS_NONE =
      " keeps no snapshot, so the session is repeated from its beginning after a restart";

  private final TradingKernel kernel;
  private final PodLoop loop;
  private final JournalLog log;
  private final MarketReplay replay;
  private final SessionServices services;
  private final SortedMap<String, String> problems = new TreeMap<>();
  private final SortedMap<String, PodConfiguration> invalid = new TreeMap<>();

  PodRoster(
      TradingKernel kernel,
      PodLoop loop,
      JournalLog log,
      MarketReplay replay,
      SessionServices services) {
    this.kernel = kernel;
    this.loop = loop;
    this.log = log;
    this.replay = replay;
    this.services = services;
  }

  /** Repeats an input of an earlier run, and what it meant for the strategies. */
  void repeat(Input input) {
    if (input instanceof Input.PodBound bound) {
      PodState pod = kernel.pod(bound.pod());
      Optional<InstalledStrategy> same =
          services
              .strategies()
              .find(bound.strategy())
              .filter(found -> found.sha256().equals(bound.sha256()));
      if (same.isPresent()) {
        loop.apply(input);
        start(pod.number(), create(same.get(), pod.definition().parameters()));
      } else {
        loop.unbind(pod.number());
        loop.applyUnasked(input);
      }
      return;
    }
    if (input instanceof Input.PodResumed resumed) {
      resume(resumed);
      return;
    }
    if (input instanceof Input.PodUnbound unbound) {
      loop.unbind(unbound.pod());
    } else if (input instanceof Input.PodRemoved removed) {
      loop.unbind(removed.pod());
    }
    loop.apply(input);
  }

  /** The pod trades again with a fresh strategy that is fed history, as it missed events. */
  void resume(Input.PodResumed input) {
    Strategy fresh = sameBuild(input.pod()).orElse(null);
    loop.unbind(input.pod());
    if (fresh == null) {
      loop.applyUnasked(input);
    } else {
      loop.apply(input);
      start(input.pod(), fresh);
    }
  }

  /** What every strategy remembers; {@link #readState} gives it to new ones. */
  void writeState(StateSink sink) {
    for (int number = 0; number < kernel.podCount(); number++) {
      boolean decides = loop.isBound(number) && kernel.mayTrade(number);
      sink.put(loop.isBound(number)).put(decides);
      if (decides) {
        StrategyMemory.write(memory(number), sink);
      }
    }
  }

  private StrategySnapshot memory(int number) {
    StrategySnapshot memory;
    try {
      memory = loop.snapshot(number);
    } catch (IllegalArgumentException e) {
      throw new StateException(name(number) + ": " + e.getMessage(), e);
    }
    if (memory == null) {
      throw new StateException(
          name(number) + ": strategy " + kernel.pod(number).definition().strategy() + KEEPS_NONE);
    }
    return memory;
  }

  private String name(int number) {
    return "pod " + kernel.pod(number).definition().name();
  }

  /** A strategy whose very build is not there any more is bound when the pods are reconciled. */
  void readState(StateSource source) {
    for (int number = 0; number < kernel.podCount(); number++) {
      boolean wasBound = source.takeFlag();
      StrategySnapshot memory = source.takeFlag() ? StrategyMemory.read(source) : null;
      Optional<Strategy> same = wasBound ? sameBuild(number) : Optional.empty();
      if (same.isPresent()) {
        resume(number, same.get(), memory);
      }
    }
  }

  /** One that may not trade is begun afresh when it may again. */
  private void resume(int number, Strategy strategy, StrategySnapshot memory) {
    try {
      if (memory != null) {
        loop.resume(number, strategy, memory);
      }
    } catch (IllegalArgumentException e) {
      throw new StateException(name(number) + ": " + e.getMessage(), e);
    }
  }

  private Optional<Strategy> sameBuild(int number) {
    PodState pod = kernel.pod(number);
    return services
        .strategies()
        .find(pod.definition().strategy())
        .filter(found -> found.sha256().equals(pod.sha256()))
        .map(found -> create(found, pod.definition().parameters()));
  }

  /** After an earlier run was repeated: a strategy that decided differently may not go on. */
  void suspendDiverged() {
    log.diverged()
        .forEach(
            (pod, reason) -> {
              loop.unbind(pod);
              if (kernel.mayTrade(pod)) {
                loop.apply(new Input.PodStopped(pod, "platform", reason));
              }
            });
  }

  void reconcile() {
    SortedMap<String, PodConfiguration> wanted = services.pods().all();
    problems.keySet().retainAll(wanted.keySet());
    invalid.keySet().retainAll(wanted.keySet());
    wanted.values().forEach(this::reconcile);
    for (int number = 0; number < kernel.podCount(); number++) {
      PodState pod = kernel.pod(number);
      if (!pod.isRemoved() && !wanted.containsKey(pod.definition().name())) {
        loop.unbind(number);
        loop.apply(new Input.PodRemoved(number, "configuration"));
      }
    }
  }

  private void reconcile(PodConfiguration configuration) {
    String name = configuration.name();
    try {
      Input.PodDefinition definition =
          configuration.definition(
              kernel::instrumentNumber,
              kernel.instruments().stream().map(Instrument::symbol).toList());
      Optional<InstalledStrategy> strategy = services.strategies().find(definition.strategy());
      Strategy fresh =
          strategy.isPresent() && needsFresh(name, configuration, strategy.get())
              ? create(strategy.get(), definition.parameters())
              : null;
      problems.remove(name);
      invalid.remove(name);
      int number = define(definition, configuration.hash());
      bind(number, definition, strategy, fresh);
    } catch (IllegalArgumentException e) {
      if (!String.valueOf(e.getMessage())
          .equals(problems.put(name, String.valueOf(e.getMessage())))) {
        LOG.error("Pod {} keeps what it has: {}", name, e.getMessage());
      }
      if (kernel.podNumber(name) < 0) {
        invalid.put(name, configuration);
      }
    }
  }

  private boolean needsFresh(
      String name, PodConfiguration configuration, InstalledStrategy strategy) {
    int number = kernel.podNumber(name);
    if (number < 0 || !loop.isBound(number)) {
      return true;
    }
    PodState pod = kernel.pod(number);
    return pod.isRemoved()
        || !pod.sha256().equals(strategy.sha256())
        || !pod.definitionHash().equals(configuration.hash());
  }

  private int define(Input.PodDefinition definition, String hash) {
    int number = kernel.podNumber(definition.name());
    if (number < 0 || kernel.pod(number).isRemoved()) {
      loop.apply(new Input.PodAdded(definition, hash));
    } else if (!kernel.pod(number).definitionHash().equals(hash)) {
      loop.apply(new Input.PodReconfigured(number, definition, hash));
    }
    return kernel.podNumber(definition.name());
  }

  private void bind(
      int number,
      Input.PodDefinition definition,
      Optional<InstalledStrategy> strategy,
      Strategy fresh) {
    if (strategy.isEmpty()) {
      loop.unbind(number);
      if (!kernel.pod(number).sha256().isEmpty()) {
        String reason = "strategy " + definition.strategy() + " is not installed";
        loop.apply(new Input.PodUnbound(number, reason));
      }
    } else if (fresh != null) {
      loop.unbind(number);
      InstalledStrategy found = strategy.get();
      loop.apply(new Input.PodBound(number, found.id(), found.version(), found.sha256()));
      start(number, fresh);
    }
  }

  private void start(int number, Strategy strategy) {
    loop.bind(number, strategy);
    if (kernel.eventTime() == Long.MIN_VALUE) {
      return;
    }
    List<Bar> history = replay.history(kernel.eventTime(), WARM_UP_BARS);
    history.forEach(bar -> loop.warmUp(number, bar));
  }

  private static Strategy create(InstalledStrategy strategy, Map<String, String> parameters) {
    Parameters resolved =
        Parameters.resolve(strategy.factory().descriptor().parameters(), parameters);
    try {
      return strategy.factory().create(resolved);
    } catch (IllegalArgumentException e) {
      throw e;
    } catch (RuntimeException | LinkageError e) {
      throw new IllegalArgumentException(
          "strategy " + strategy.id() + " " + strategy.version() + " cannot be made: " + e, e);
    }
  }

  /** Why a pod's configuration is not in force, by pod name. */
  Map<String, String> problems() {
    return problems;
  }

  /** Configurations that never became a pod, by name. */
  Map<String, PodConfiguration> invalid() {
    return invalid;
  }

  /** Whether a strategy decides for the pod. */
  boolean isBound(int number) {
    return loop.isBound(number);
  }
}
