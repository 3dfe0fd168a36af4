package io.slipstream.runtime;

import io.slipstream.api.market.Instrument;
import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.api.service.operations.OperationRefusedException.Kind;
import io.slipstream.api.service.operations.Operator;
import io.slipstream.api.service.operations.PodOperations;
import io.slipstream.api.service.operations.PodRequest;
import io.slipstream.api.service.operations.PodStatus;
import io.slipstream.api.service.operations.PodView;
import io.slipstream.api.service.plugin.InstalledStrategy;
import io.slipstream.api.service.pods.HaltPolicy;
import io.slipstream.api.service.pods.PodContract;
import io.slipstream.api.service.pods.PodReport;
import io.slipstream.api.service.pods.RemotePodRequest;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.TradingKernel;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** An operator's wishes about pods: everything is checked before anything is written. */
@Component
public final class PodDesk implements PodOperations {
  private static final long LONGEST_WAIT_NANOS = 10_000_000_000L;
  private static final Set<PodStatus> SETTLED =
      Set.of(PodStatus.ACTIVE, PodStatus.SUSPENDED, PodStatus.QUARANTINED);
  private static final long POLL_NANOS = 20_000_000L;

  private final LiveSession session;
  private final SessionServices services;
  private final OperationDesk operations;
  private final FederatedPods pods;

  /** Made by Declarative Services. */
  @Activate
  public PodDesk(
      @Reference SessionHost host,
      @Reference OperationDesk operations,
      @Reference FederatedPods pods) {
    this(host.session(), host.services(), operations, pods);
  }

  PodDesk(
      LiveSession session, SessionServices services, OperationDesk operations, FederatedPods pods) {
    this.session = session;
    this.services = services;
    this.operations = operations;
    this.pods = pods;
  }

  @Override
  public PodView create(PodRequest request, Operator operator) {
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
      StrategyBuilds.create(strategy, definition.parameters());
    } catch (IllegalArgumentException e) {
      throw new OperationRefusedException(e.getMessage(), e);
    }
    PodConfiguration there = services.pods().all().get(request.name());
    if (pods.remote().stream().anyMatch(pod -> pod.name().equals(request.name()))) {
      throw new OperationRefusedException("pod " + request.name() + " is there already, remote");
    }
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
    texts.forEach(
        (key, text) -> {
          if (!PodConfiguration.isPlain(key) || !PodConfiguration.isPlain(text)) {
            throw new OperationRefusedException(
                key + " = '" + text + "': " + PodConfiguration.PLAIN);
          }
        });
    return new PodConfiguration(request.name(), texts);
  }

  @Override
  public PodReport start(String name, Operator operator) {
    return ask(operator, Operation.ofPod("start", name), name, pod -> pod.start(operator.name()));
  }

  /** As the pod's configuration says. */
  PodReport stop(String name, Operator operator) {
    return stop(name, HaltPolicy.CONFIGURED, operator);
  }

  @Override
  public PodReport stop(String name, HaltPolicy position, Operator operator) {
    return ask(
        operator,
        Operation.stopping(name, position),
        name,
        pod -> pod.halt(position, operator.name()));
  }

  @Override
  public PodReport configure(String name, Map<String, String> changes, Operator operator) {
    if (changes.isEmpty()) {
      throw new OperationRefusedException(
          "nothing is to be changed: limit.NAME=value and param.NAME=value are allowed");
    }
    return ask(operator, Operation.configuring(name, changes), name, pod -> pod.configure(changes));
  }

  /** A wish about a pod wherever it runs; what it was asked for before it takes on once more. */
  private PodReport ask(
      Operator operator,
      Operation operation,
      String name,
      Function<PodContract, PodReport> change) {
    return ask(
        operator,
        new OperationDesk.Wish<>(
            operation,
            PodReport.class,
            again -> change.apply(pods.find(name)),
            () -> pods.status(name)),
        pods.remote(name).isPresent());
  }

  private PodReport ask(Operator operator, OperationDesk.Wish<PodReport> wish, boolean isRemote) {
    return isRemote
        ? operations.carryOutAlsoWhenDown(operator, wish)
        : operations.carryOut(operator, wish);
  }

  @Override
  public PodReport join(RemotePodRequest request, Operator operator) {
    pods.programs().check(request);
    return ask(
        operator,
        new OperationDesk.Wish<>(
            Operation.joining(request),
            PodReport.class,
            again -> joinNow(request),
            () -> pods.status(request.name())),
        true);
  }

  private PodReport joinNow(RemotePodRequest request) {
    if (services.pods().all().containsKey(request.name())
        || (session.status().isUp()
            && session.ask(engine -> engine.kernel().podNumber(request.name())) >= 0)) {
      throw new OperationRefusedException(
          "pod name '" + request.name() + "': one that no pod of this process had is allowed");
    }
    return pods.programs().join(request);
  }

  @Override
  public PodReport leave(String name, Operator operator) {
    Operation operation = Operation.ofPod("leave", name);
    return ask(
        operator,
        new OperationDesk.Wish<>(
            operation,
            PodReport.class,
            again -> pods.programs().leave(name),
            () -> OperationDesk.forgotten(operation)),
        true);
  }

  @Override
  public PodView remove(String name, Operator operator) {
    return carryOut(
        operator, Operation.ofPod("remove", name), name, again -> removeFile(name, again));
  }

  private PodView removeFile(String name, boolean again) {
    PodView present = again ? view(name) : null;
    if (present != null && present.status() == PodStatus.REMOVED) {
      return present;
    }
    if (pods.remote(name).isPresent()) {
      throw new OperationRefusedException("pod " + name + " is remote: pod:leave is allowed");
    }
    session.ask(engine -> known(name, engine.kernel()));
    try {
      services.pods().delete(name);
    } catch (IOException e) {
      throw new OperationRefusedException("the pod's file cannot be deleted: " + e.getMessage(), e);
    }
    return await(name, pod -> pod.status() == PodStatus.REMOVED);
  }

  /** The kernel's number of a pod that is there. */
  static int known(String name, TradingKernel kernel) {
    int number = kernel.podNumber(name);
    if (number < 0 || kernel.pod(number).isRemoved()) {
      throw unknown(name, kernel);
    }
    return number;
  }

  static OperationRefusedException unknown(String name, TradingKernel kernel) {
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < kernel.podCount(); i++) {
      if (!kernel.pod(i).isRemoved()) {
        names.append(names.isEmpty() ? "" : ", ").append(kernel.pod(i).definition().name());
      }
    }
    return new OperationRefusedException(
        Kind.UNKNOWN, "unknown pod '" + name + "': there are " + names);
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
