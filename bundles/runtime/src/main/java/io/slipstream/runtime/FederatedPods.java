package io.slipstream.runtime;

import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.api.service.operations.OperationRefusedException.Kind;
import io.slipstream.api.service.operations.PodQueries;
import io.slipstream.api.service.pods.PodContract;
import io.slipstream.api.service.pods.PodHeartbeat;
import io.slipstream.api.service.pods.PodReport;
import io.slipstream.api.service.pods.RemotePods;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Every pod by its name, wherever it runs; one of this process comes first. */
@Component(service = {PodQueries.class, FederatedPods.class})
public final class FederatedPods implements PodQueries {
  private final LiveSession session;
  private final SessionServices services;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile RemotePods remotePods;

  /** Made by Declarative Services. */
  @Activate
  public FederatedPods(@Reference SessionHost host) {
    this(host.session(), host.services());
  }

  FederatedPods(LiveSession session, SessionServices services) {
    this.session = session;
    this.services = services;
  }

  @Override
  public List<PodReport> reports() {
    List<PodReport> reports = new ArrayList<>();
    if (session.status().isUp()) {
      Map<String, PodConfiguration> configurations = services.pods().all();
      reports.addAll(
          session.ask(engine -> new PodReports(configurations, engine, session.views()).all()));
    }
    reports.addAll(remote());
    reports.sort(Comparator.comparing(PodReport::name));
    return reports;
  }

  @Override
  public List<PodReport> remote() {
    RemotePods programs = remotePods;
    return programs == null ? List.of() : programs.reports();
  }

  @Override
  public PodReport status(String name) {
    return reports().stream()
        .filter(pod -> pod.name().equals(name))
        .findFirst()
        .orElseGet(() -> absent(name));
  }

  /** While the session is not up nobody knows, and it says so. */
  private PodReport absent(String name) {
    if (session.status().isUp()) {
      throw unknown(name);
    }
    return new InProcessPod(session, services, name).status();
  }

  /** Asks the session for nothing, which may be what does not live any more. */
  @Override
  public PodHeartbeat heartbeat(String name) {
    boolean isHere = services.pods().all().containsKey(name);
    Optional<PodContract> program = isHere ? Optional.empty() : program(name);
    if (!isHere && program.isEmpty()) {
      throw unknown(name);
    }
    return program.orElseGet(() -> new InProcessPod(session, services, name)).heartbeat();
  }

  private OperationRefusedException unknown(String name) {
    return new OperationRefusedException(
        Kind.UNKNOWN,
        "unknown pod '"
            + name
            + "': there are "
            + String.join(", ", reports().stream().map(PodReport::name).toList()));
  }

  /** A pod of this process also when there is none of this name: then it says so. */
  PodContract find(String name) {
    return remote(name).orElseGet(() -> new InProcessPod(session, services, name));
  }

  /** A remote one, unless a pod of this process has its name. */
  Optional<PodContract> remote(String name) {
    Optional<PodContract> program = program(name);
    return program.isPresent() && !isInProcess(name) ? program : Optional.empty();
  }

  private boolean isInProcess(String name) {
    return session.status().isUp() && session.ask(engine -> isPresent(engine, name));
  }

  private static boolean isPresent(SessionEngine engine, String name) {
    int number = engine.kernel().podNumber(name);
    return number >= 0 && !engine.kernel().pod(number).isRemoved();
  }

  private Optional<PodContract> program(String name) {
    RemotePods programs = remotePods;
    return programs == null ? Optional.empty() : programs.find(name);
  }

  /** The service for remote pods. */
  RemotePods programs() {
    RemotePods programs = remotePods;
    if (programs == null) {
      throw new OperationRefusedException(
          Kind.NOT_UP, "the bundle io.slipstream.remote-pods is not active");
    }
    return programs;
  }
}
