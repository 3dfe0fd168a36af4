package io.slipstream.runtime;

import io.slipstream.api.market.Bar;
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
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The strategies that decide for the pods: begun, handed over, remembered and brought back. */
final class PodStrategies {
  private static final Logger LOG = LoggerFactory.getLogger(PodStrategies.class);

  /** Why a build did not take another one's place: there was no memory to go on from. */
  static final String NOTHING = "nothing was handed over";

  private static final int WARM_UP_BARS = 2_000;
  private static final String KEEPS_NONE =
      " keeps no snapshot, so the session is repeated from its beginning after a restart";

  private final TradingKernel kernel;
  private final PodLoop loop;
  private final Retelling log;
  private final MarketReplay replay;
  private final StrategyBuilds builds;
  private final BuildOffers offers;
  private final int probation;

  /** Pods that were defined anew and still have the strategy that was made before. */
  private final SortedSet<Integer> outdated = new TreeSet<>();

  PodStrategies(
      TradingKernel kernel,
      PodLoop loop,
      Retelling log,
      MarketReplay replay,
      StrategyBuilds builds,
      BuildOffers offers,
      int probation) {
    this.kernel = kernel;
    this.loop = loop;
    this.log = log;
    this.replay = replay;
    this.builds = builds;
    this.offers = offers;
    this.probation = probation;
  }

  /** Repeats an input of an earlier run, and what it meant for the strategies. */
  void repeat(Input input) {
    if (input instanceof Input.PodBound bound) {
      repeat(bound);
    } else if (input instanceof Input.PodResumed resumed) {
      int pod = resumed.pod();
      resume(
          resumed, again(pod, kernel.pod(pod).definition().strategy(), kernel.pod(pod).sha256()));
    } else {
      if (input instanceof Input.PodUnbound unbound) {
        loop.unbind(unbound.pod());
        outdated.remove(unbound.pod());
      } else if (input instanceof Input.PodRemoved removed) {
        loop.unbind(removed.pod());
        outdated.remove(removed.pod());
      }
      loop.apply(input);
    }
    if (input instanceof Input.PodReconfigured in && loop.isBound(in.pod())) {
      outdated.add(in.pod());
    }
  }

  /** Whether the process ended after the pod was defined anew and before its strategy was. */
  boolean isOutdated(int number) {
    return outdated.contains(number);
  }

  private void repeat(Input.PodBound bound) {
    int number = bound.pod();
    Optional<Strategy> same = again(number, bound.strategy(), bound.sha256());
    if (same.isEmpty()) {
      loop.unbind(number);
      outdated.remove(number);
      loop.applyUnasked(bound);
    } else if (outdated.contains(number) || !replace(bound, same.get()).isEmpty()) {
      takeOver(bound, build(number, bound.strategy(), bound.sha256()).orElseThrow());
    }
  }

  /**
   * Another build takes the place of the one that decides, which is told of everything until the
   * new one has proved itself.
   *
   * @return why the new one does not take what the one before hands over, and nothing has changed;
   *     empty when it does
   */
  String replace(Input.PodBound bound, Strategy fresh) {
    int number = bound.pod();
    StrategySnapshot memory = handedOver(number);
    if (memory == null) {
      return NOTHING;
    }
    PodState pod = kernel.pod(number);
    int events = offers.canFollow(pod.definition().name(), pod.sha256()) ? probation : 0;
    String refusal = tried(bound, () -> loop.replace(number, fresh, memory, events));
    if (refusal.isEmpty()) {
      loop.apply(bound);
    }
    return refusal;
  }

  /** With what is handed over, or fed with history when that is nothing or does not fit. */
  void takeOver(Input.PodBound bound, Strategy fresh) {
    int number = bound.pod();
    StrategySnapshot memory = handedOver(number);
    boolean resumed =
        memory != null && tried(bound, () -> loop.resume(number, fresh, memory)).isEmpty();
    outdated.remove(number);
    if (resumed) {
      loop.apply(bound);
      return;
    }
    loop.unbind(number);
    // A strategy that was handed something it did not take may have taken half of it.
    Strategy begun =
        memory == null ? fresh : build(number, bound.strategy(), bound.sha256()).orElse(fresh);
    loop.apply(bound);
    start(number, begun);
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

  /** Why it did not go through; empty when it did. */
  private String tried(Input.PodBound bound, Runnable work) {
    try {
      offer(bound.pod(), bound.sha256(), work);
      return "";
    } catch (IllegalArgumentException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private void offer(int number, String sha256, Runnable work) {
    offers.offering(
        new BuildOffer(kernel.pod(number).definition().name(), sha256),
        () -> {
          work.run();
          return true;
        });
  }

  /** The pod trades again with a fresh strategy that is fed history, as it missed events. */
  void resume(Input.PodResumed input) {
    resume(input, sameBuild(input.pod()));
  }

  private void resume(Input.PodResumed input, Optional<Strategy> fresh) {
    loop.unbind(input.pod());
    outdated.remove(input.pod());
    if (fresh.isEmpty()) {
      loop.applyUnasked(input);
    } else {
      loop.apply(input);
      start(input.pod(), fresh.get());
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

  /** What every strategy remembers; {@link #readState} gives it to new ones. */
  void writeState(StateSink sink) {
    for (int number = 0; number < kernel.podCount(); number++) {
      boolean decides = loop.isBound(number) && kernel.mayTrade(number);
      sink.put(loop.isBound(number)).put(decides);
      if (decides) {
        StrategyMemory.write(memory(number), sink);
        writeProbation(number, sink);
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

  private void writeProbation(int number, StateSink sink) {
    PodLoop.OnProbation state = loop.onProbation(number);
    StrategySnapshot memory = state == null ? null : memoryBefore(number);
    sink.put(memory != null);
    if (memory != null) {
      sink.put(state.version()).put(state.sha256()).put(state.left());
      StrategyMemory.write(memory, sink);
    }
  }

  /** Null when it cannot tell, and then there is nothing to go back to after a restart. */
  private StrategySnapshot memoryBefore(int number) {
    try {
      return loop.snapshotBefore(number);
    } catch (IllegalArgumentException e) {
      LOG.warn("{}: the build before tells nothing: {}", name(number), e.getMessage());
      return null;
    }
  }

  private String name(int number) {
    return "pod " + kernel.pod(number).definition().name();
  }

  /** A strategy whose very build is not there any more is bound when the pods are reconciled. */
  void readState(StateSource source) {
    for (int number = 0; number < kernel.podCount(); number++) {
      boolean wasBound = source.takeFlag();
      boolean decided = source.takeFlag();
      StrategySnapshot memory = decided ? StrategyMemory.read(source) : null;
      if (wasBound) {
        bringBack(number, memory);
      }
      if (decided && source.takeFlag()) {
        PodLoop.OnProbation state =
            new PodLoop.OnProbation(
                source.takeText(), source.takeText(), source.takeInt(1, Integer.MAX_VALUE));
        bringBack(number, StrategyMemory.read(source), state);
      }
    }
  }

  /** A guest that fails at it stops its pod, after the journal was repeated, and no other. */
  private void bringBack(int number, StrategySnapshot memory) {
    try {
      sameBuild(number).ifPresent(same -> bringBack(number, same, memory));
    } catch (IllegalArgumentException e) {
      log.noteDivergence(number, String.valueOf(e.getMessage()));
    }
  }

  /** One that may not trade is begun afresh when it may again. */
  private void bringBack(int number, Strategy strategy, StrategySnapshot memory) {
    if (memory == null) {
      loop.attach(number, strategy);
    } else {
      offer(number, kernel.pod(number).sha256(), () -> loop.resume(number, strategy, memory));
    }
  }

  /** The build to go back to; without it the other one goes on. */
  private void bringBack(int number, StrategySnapshot memory, PodLoop.OnProbation state) {
    String pod = kernel.pod(number).definition().name();
    if (!loop.isBound(number) || !offers.canFollow(pod, state.sha256())) {
      return;
    }
    try {
      String strategy = kernel.pod(number).definition().strategy();
      build(number, strategy, state.sha256())
          .ifPresent(
              before ->
                  offer(
                      number,
                      state.sha256(),
                      () -> loop.onProbation(number, before, memory, state)));
    } catch (IllegalArgumentException e) {
      LOG.warn("{}: there is no build to go back to: {}", name(number), e.getMessage());
    }
  }

  private Optional<Strategy> sameBuild(int number) {
    PodState pod = kernel.pod(number);
    return build(number, pod.definition().strategy(), pod.sha256());
  }

  private Optional<Strategy> build(int number, String strategy, String sha256) {
    if (!log.asks(number)) {
      return Optional.empty();
    }
    long sequence = log.isReplaying() ? log.sequence() : Long.MAX_VALUE;
    return builds
        .find(strategy, sha256)
        .map(found -> offers.create(kernel.pod(number), found, sequence));
  }

  /** Of an earlier run; one that cannot be made stops its pod after the journal was repeated. */
  private Optional<Strategy> again(int number, String strategy, String sha256) {
    try {
      return build(number, strategy, sha256);
    } catch (IllegalArgumentException e) {
      log.noteDivergence(number, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** The build that is bound, when it is there. */
  Optional<InstalledStrategy> bound(int number) {
    PodState pod = kernel.pod(number);
    return builds.find(pod.definition().strategy(), pod.sha256());
  }

  /** Builds that no pod uses any more go. */
  void releaseKept() {
    SortedSet<String> used = new TreeSet<>();
    for (int number = 0; number < kernel.podCount(); number++) {
      if (loop.isBound(number)) {
        used.add(kernel.pod(number).sha256());
        PodLoop.OnProbation before = loop.onProbation(number);
        used.add(before == null ? "" : before.sha256());
      }
    }
    builds.keepOnly(used);
  }

  /** All of them go: another engine goes on. */
  void releaseAll() {
    builds.keepOnly(new TreeSet<>());
  }

  /** After an earlier run was repeated: a strategy that decided differently may not go on. */
  void suspendDiverged(SortedMap<Integer, String> diverged) {
    diverged.forEach(
        (pod, reason) -> {
          loop.unbind(pod);
          if (kernel.mayTrade(pod)) {
            loop.apply(new Input.PodStopped(pod, "platform", reason));
          }
        });
  }
}
