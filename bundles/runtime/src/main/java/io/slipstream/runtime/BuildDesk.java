package io.slipstream.runtime;

import io.slipstream.api.service.operations.BuildView;
import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.api.service.operations.OperationRefusedException.Kind;
import io.slipstream.api.service.operations.PodStatus;
import io.slipstream.api.service.operations.PodView;
import io.slipstream.api.service.operations.ReloadView;
import io.slipstream.api.service.operations.ReloadView.PodOutcome;
import io.slipstream.api.service.operations.StrategyView;
import io.slipstream.api.service.plugin.InstalledStrategy;
import io.slipstream.api.service.plugin.StrategyCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** Builds of strategies with the pods that run them, and what pods make of another build. */
final class BuildDesk {
  private static final long LONGEST_WAIT_NANOS = 10_000_000_000L;
  private static final long POLL_NANOS = 5_000_000L;
  private static final String SAME = "already runs this build";

  private final LiveSession session;
  private final StrategyCatalog catalog;

  BuildDesk(LiveSession session, StrategyCatalog catalog) {
    this.session = session;
    this.catalog = catalog;
  }

  /** Every build with the names of the pods that run it. */
  List<BuildView> list() {
    SortedMap<String, List<String>> users = new TreeMap<>();
    for (PodView pod : pods()) {
      if (pod.status() != PodStatus.REMOVED) {
        users.computeIfAbsent(pod.sha256(), sha256 -> new ArrayList<>()).add(pod.name());
      }
    }
    return catalog.builds().stream()
        .map(
            build ->
                BuildView.of(
                    build,
                    build.sha256().isEmpty()
                        ? List.of()
                        : users.getOrDefault(build.sha256(), List.of())))
        .toList();
  }

  private List<PodView> pods() {
    return session.status().isUp() ? session.ask(engine -> session.views().pods()) : List.of();
  }

  /** Makes another build current and waits until each pod took it or has a reason not to. */
  ReloadView move(String id, Function<StrategyCatalog, InstalledStrategy> change) {
    requireKnown(id);
    String before =
        catalog.find(id).map(build -> build.version() + " " + build.sha256()).orElse("");
    SortedMap<String, String> ran = new TreeMap<>();
    pods().forEach(pod -> ran.put(pod.name(), pod.sha256()));
    InstalledStrategy now = change.apply(catalog);
    return new ReloadView(StrategyView.of(now), before, await(now, ran));
  }

  private void requireKnown(String id) {
    boolean isKnown =
        catalog.find(id).isPresent()
            || catalog.builds().stream().anyMatch(build -> build.id().equals(id));
    if (!isKnown) {
      List<String> ids = catalog.list().stream().map(InstalledStrategy::id).toList();
      throw new OperationRefusedException(
          Kind.UNKNOWN, "unknown strategy '" + id + "': installed are " + String.join(", ", ids));
    }
  }

  /** What is there now, for a wish that was carried out before. */
  ReloadView present(String id) {
    InstalledStrategy now =
        catalog
            .find(id)
            .orElseThrow(() -> new OperationRefusedException("strategy " + id + " is gone since"));
    return new ReloadView(StrategyView.of(now), "", outcomes(now, new TreeMap<>(), pods()));
  }

  private List<PodOutcome> await(InstalledStrategy now, SortedMap<String, String> ran) {
    if (!session.status().isUp()) {
      return List.of();
    }
    long deadline = System.nanoTime() + LONGEST_WAIT_NANOS;
    List<PodOutcome> outcomes =
        session.ask(
            engine -> {
              engine.reconcile();
              return outcomes(now, ran, session.views().pods());
            });
    while (outcomes.stream().anyMatch(BuildDesk::isOnTheWay) && System.nanoTime() < deadline) {
      LockSupport.parkNanos(POLL_NANOS);
      outcomes = outcomes(now, ran, pods());
    }
    return outcomes;
  }

  private static boolean isOnTheWay(PodOutcome pod) {
    return !pod.moved() && pod.reason().isEmpty();
  }

  private static List<PodOutcome> outcomes(
      InstalledStrategy now, SortedMap<String, String> ran, List<PodView> pods) {
    return pods.stream()
        .filter(pod -> pod.strategy().equals(now.id()) && pod.status() != PodStatus.REMOVED)
        .map(pod -> outcome(now, ran, pod))
        .toList();
  }

  private static PodOutcome outcome(
      InstalledStrategy now, SortedMap<String, String> ran, PodView pod) {
    boolean moved = pod.sha256().equals(now.sha256());
    boolean isSame = moved && now.sha256().equals(ran.get(pod.name()));
    String reason = pod.reason().isEmpty() && isSame ? SAME : pod.reason();
    return new PodOutcome(pod.name(), pod.version(), pod.sha256(), moved, reason);
  }
}
