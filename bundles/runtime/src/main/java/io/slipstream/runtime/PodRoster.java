package io.slipstream.runtime;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.service.plugin.InstalledStrategy;
import io.slipstream.api.service.state.StateException;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;
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
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
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
  private final StrategyBuilds builds;

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
    this.builds = new StrategyBuilds(services.strategies());
  }

  /** Repeats an input of an earlier run, and what it meant for the strategies. */
  void repeat(Input input) {
    if (input instanceof Input.PodBound bound) {
      repeat(bound);
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

  private void repeat(Input.PodBound bound) {
    int number = bound.pod();
    Optional<Strategy> same = build(number, bound.strategy(), bound.sha256());
    if (same.isPresent()) {
      takeOver(bound, same.get(), handedOver(number));
    } else {
      loop.unbind(number);
      loop.applyUnasked(bound);
    }
  }

  /** What the pod's strategy hands to the one that takes its place; null for nothing. */
  private StrategySnapshot handedOver(int number) {
    try {
      return loop.isBound(number) && kernel.mayTrade(number) ? loop.snapshot(number) : null;
    } catch (IllegalArgumentException e) {
      LOG.warn("{} hands nothing over: {}", name(number), e.getMessage());
      return null;
    }
  }

  /** With what was handed over, or fed with history when that is nothing or does not fit. */
  private void takeOver(Input.PodBound bound, Strategy fresh, StrategySnapshot memory) {
    int number = bound.pod();
    boolean resumed = memory != null && tryResume(number, fresh, memory).isEmpty();
    if (!resumed) {
      loop.unbind(number);
    }
    loop.apply(bound);
    if (!resumed) {
      start(number, again(number, bound, fresh, memory));
    }
  }

  /** A strategy that was handed something it did not take may have taken half of it. */
  private Strategy again(
      int number, Input.PodBound bound, Strategy fresh, StrategySnapshot memory) {
    return memory == null ? fresh : build(number, bound.strategy(), bound.sha256()).orElse(fresh);
  }

  /** Why it did not take what was handed over; empty when it did. */
  private String tryResume(int number, Strategy fresh, StrategySnapshot memory) {
    try {
      loop.resume(number, fresh, memory);
      return "";
    } catch (IllegalArgumentException e) {
      return e.getMessage();
    }
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
      if (wasBound) {
        resume(number, memory);
      }
    }
  }

  /** A guest that fails at it stops its pod, after the journal was repeated, and no other. */
  private void resume(int number, StrategySnapshot memory) {
    try {
      sameBuild(number).ifPresent(same -> resume(number, same, memory));
    } catch (IllegalArgumentException e) {
      log.noteDivergence(number, String.valueOf(e.getMessage()));
    }
  }

  /** One that may not trade is begun afresh when it may again. */
  private void resume(int number, Strategy strategy, StrategySnapshot memory) {
    if (memory == null) {
      loop.attach(number, strategy);
    } else {
      loop.resume(number, strategy, memory);
    }
  }

  private Optional<Strategy> sameBuild(int number) {
    PodState pod = kernel.pod(number);
    return build(number, pod.definition().strategy(), pod.sha256());
  }

  private Optional<Strategy> build(int number, String strategy, String sha256) {
    return builds
        .find(strategy, sha256)
        .map(found -> StrategyBuilds.create(found, kernel.pod(number).definition().parameters()));
  }

  /** Builds that no pod uses any more go. */
  private void releaseKept() {
    SortedSet<String> used = new TreeSet<>();
    for (int number = 0; number < kernel.podCount(); number++) {
      if (loop.isBound(number)) {
        used.add(kernel.pod(number).sha256());
      }
    }
    builds.keepOnly(used);
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
    releaseKept();
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
              ? StrategyBuilds.create(strategy.get(), definition.parameters())
              : null;
      boolean isSamePod = isDefined(name, configuration.hash());
      int number = define(definition, configuration.hash());
      bind(number, definition, strategy, fresh, isSamePod);
      problems.remove(name);
      invalid.remove(name);
    } catch (IllegalArgumentException e) {
      String problem = String.valueOf(e.getMessage());
      if (!problem.equals(problems.put(name, problem))) {
        LOG.error("Pod {} keeps what it has: {}", name, problem);
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

  private boolean isDefined(String name, String hash) {
    int number = kernel.podNumber(name);
    return number >= 0
        && !kernel.pod(number).isRemoved()
        && kernel.pod(number).definitionHash().equals(hash);
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
      Strategy fresh,
      boolean isSamePod) {
    if (strategy.isEmpty()) {
      loop.unbind(number);
      if (!kernel.pod(number).sha256().isEmpty()) {
        String reason = "strategy " + definition.strategy() + " is not installed";
        loop.apply(new Input.PodUnbound(number, reason));
      }
    } else if (fresh != null) {
      swap(number, strategy.get(), fresh, isSamePod);
    }
  }

  /** Another build that does not take what the one before hands over does not take its place. */
  private void swap(int number, InstalledStrategy found, Strategy fresh, boolean isSamePod) {
    StrategySnapshot memory = handedOver(number);
    Input.PodBound bound = new Input.PodBound(number, found.id(), found.version(), found.sha256());
    if (memory == null || !isSamePod) {
      takeOver(bound, fresh, memory);
      return;
    }
    String refusal = tryResume(number, fresh, memory);
    if (!refusal.isEmpty()) {
      throw new IllegalArgumentException(
          "strategy "
              + found.id()
              + " "
              + kernel.pod(number).version()
              + " goes on, as "
              + found.version()
              + " does not take what it remembers: "
              + refusal);
    }
    loop.apply(bound);
  }

  private void start(int number, Strategy strategy) {
    loop.bind(number, strategy);
    if (kernel.eventTime() == Long.MIN_VALUE) {
      return;
    }
    List<Bar> history = replay.history(kernel.eventTime(), WARM_UP_BARS);
    history.forEach(bar -> loop.warmUp(number, bar));
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
