package io.slipstream.runtime;

import io.slipstream.api.market.Instrument;
import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.api.service.operations.OperationRefusedException.Kind;
import io.slipstream.api.service.operations.Operator;
import io.slipstream.api.service.operations.PodRequest;
import io.slipstream.api.service.operations.PodStatus;
import io.slipstream.api.service.operations.PodView;
import io.slipstream.api.service.plugin.InstalledStrategy;
import io.slipstream.api.strategy.Parameters;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.TradingKernel;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** An operator's wishes about pods: everything is checked before anything is written. */
final class PodDesk {
  private static final long LONGEST_WAIT_NANOS = 10_000_000_000L;
  private static final Set<PodStatus> SETTLED =
      Set.of(PodStatus.ACTIVE, PodStatus.SUSPENDED, PodStatus.QUARANTINED);
  private static final long POLL_NANOS = 20_000_000L;

  private final LiveSession session;
  private final SessionServices services;
  private final OperationDesk operations;

  PodDesk(LiveSession session, SessionServices services, OperationDesk operations) {
    this.session = session;
    this.services = services;
    this.operations = operations;
  }

  PodView create(PodRequest request, Operator operator) {
    PodConfiguration configuration = configuration(request);
    return carryOut(
        operator,
        Operation.creating(configuration),
        request.name(),
        again -> create(request, configuration, again));
  }

  private PodView carryOut(
      Operator operator, Operation operation, String pod, Function<Boolean, PodView> work) {
    return operations.carryOut(
        operator, new OperationDesk.Wish<>(operation, PodView.class, work, () -> view(pod)));
  }

  /** A try that was cut off may have left the very file that is wanted. */
  private PodView create(PodRequest request, PodConfiguration configuration, boolean again) {
    List<String> symbols =
        session.ask(
            engine -> engine.kernel().instruments().stream().map(Instrument::symbol).toList());
    try {
      Input.PodDefinition definition = configuration.definition(symbols::indexOf, symbols);
      InstalledStrategy strategy =
          services.strategies().find(request.strategy()).orElseThrow(() -> unknown(request));
      Parameters parameters =
          Parameters.resolve(strategy.factory().descriptor().parameters(), definition.parameters());
      strategy.factory().create(parameters);
    } catch (IllegalArgumentException e) {
      throw new OperationRefusedException(e.getMessage(), e);
    }
    PodConfiguration there = services.pods().all().get(request.name());
    if (there != null && !(again && there.hash().equals(configuration.hash()))) {
      throw new OperationRefusedException("pod " + request.name() + " is there already");
    }
    try {
      if (there == null) {
        services.pods().write(configuration);
      }
    } catch (IOException e) {
      throw new OperationRefusedException("the pod's file cannot be written: " + e.getMessage(), e);
    }
    return await(request.name(), pod -> SETTLED.contains(pod.status()));
  }

  private OperationRefusedException unknown(PodRequest request) {
    List<String> ids = services.strategies().list().stream().map(InstalledStrategy::id).toList();
    return new OperationRefusedException(
        "unknown strategy '" + request.strategy() + "': installed are " + String.join(", ", ids));
  }

  private static PodConfiguration configuration(PodRequest request) {
    SortedMap<String, String> texts = new TreeMap<>();
    texts.put("strategy", request.strategy());
    texts.put("instruments", String.join(",", request.instruments()));
    texts.put("capital", request.capital());
    request.parameters().forEach((key, value) -> texts.put("param." + key, value));
    request.limits().forEach((key, value) -> texts.put("limit." + key, value));
    for (String text : texts.values()) {
      if (text.contains("\n") || text.contains("\\")) {
        throw new OperationRefusedException("'" + text + "': a line break or \\ is not allowed");
      }
    }
    return new PodConfiguration(request.name(), texts);
  }

  PodView start(String name, Operator operator) {
    String actor = operator.name();
    return change(
        "start",
        name,
        operator,
        engine -> new Input.PodResumed(known(name, engine.kernel()), actor));
  }

  PodView stop(String name, Operator operator) {
    String actor = operator.name();
    return change(
        "stop",
        name,
        operator,
        engine -> new Input.PodStopped(known(name, engine.kernel()), actor, "stopped by " + actor));
  }

  private PodView change(
      String verb, String name, Operator operator, Function<SessionEngine, Input> input) {
    return carryOut(
        operator,
        Operation.ofPod(verb, name),
        name,
        again ->
            session.ask(
                engine -> {
                  engine.apply(input.apply(engine));
                  // A stopped pod may take a build that its strategy was in the way of.
                  session.notePodsChanged();
                  return viewNow(name);
                }));
  }

  PodView remove(String name, Operator operator) {
    return carryOut(
        operator, Operation.ofPod("remove", name), name, again -> removeFile(name, again));
  }

  private PodView removeFile(String name, boolean again) {
    PodView present = again ? view(name) : null;
    if (present != null && present.status() == PodStatus.REMOVED) {
      return present;
    }
    session.ask(engine -> known(name, engine.kernel()));
    try {
      services.pods().delete(name);
    } catch (IOException e) {
      throw new OperationRefusedException("the pod's file cannot be deleted: " + e.getMessage(), e);
    }
    return await(name, pod -> pod.status() == PodStatus.REMOVED);
  }

  private static int known(String name, TradingKernel kernel) {
    int number = kernel.podNumber(name);
    if (number < 0 || kernel.pod(number).isRemoved()) {
      StringBuilder names = new StringBuilder();
      for (int i = 0; i < kernel.podCount(); i++) {
        if (!kernel.pod(i).isRemoved()) {
          names.append(names.isEmpty() ? "" : ", ").append(kernel.pod(i).definition().name());
        }
      }
      throw new OperationRefusedException(
          Kind.UNKNOWN, "unknown pod '" + name + "': there are " + names);
    }
    return number;
  }

  private PodView view(String name) {
    return session.ask(engine -> viewNow(name));
  }

  /** Null when there is none; on the session's thread. */
  private PodView viewNow(String name) {
    return session.views().pods().stream()
        .filter(pod -> pod.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  private PodView await(String name, Predicate<PodView> reached) {
    long deadline = System.nanoTime() + LONGEST_WAIT_NANOS;
    PodView pod = view(name);
    while (pod == null || !reached.test(pod)) {
      if (System.nanoTime() > deadline) {
        String reason = pod == null ? "it is not there yet" : pod.reason();
        boolean isInvalid = pod != null && pod.status() == PodStatus.INVALID;
        throw new OperationRefusedException(
            isInvalid ? Kind.NOT_ALLOWED : Kind.NOT_UP,
            "pod " + name + " did not get there: " + reason);
      }
      java.util.concurrent.locks.LockSupport.parkNanos(POLL_NANOS);
      pod = view(name);
    }
    return pod;
  }
}
