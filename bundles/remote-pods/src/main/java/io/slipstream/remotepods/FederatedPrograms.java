package io.slipstream.remotepods;

import io.slipstream.api.service.bus.EventBus;
import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.api.service.operations.OperationRefusedException.Kind;
import io.slipstream.api.service.pods.PodContract;
import io.slipstream.api.service.pods.PodHealth;
import io.slipstream.api.service.pods.PodPlace;
import io.slipstream.api.service.pods.PodReport;
import io.slipstream.api.service.pods.PodTrading;
import io.slipstream.api.service.pods.RemotePodRequest;
import io.slipstream.api.service.pods.RemotePods;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ManagedServiceFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All remote pods: each configuration is one. A configuration that is not allowed changes nothing
 * and is reported.
 */
@Component(
    immediate = true,
    configurationPolicy = ConfigurationPolicy.IGNORE,
    property = "service.pid=" + PodFiles.FACTORY_PID,
    service = {RemotePods.class, ManagedServiceFactory.class})
public final class FederatedPrograms implements RemotePods, ManagedServiceFactory {
  private static final Logger LOG = LoggerFactory.getLogger(FederatedPrograms.class);

  private final PodFiles files;
  private final Announcer announcer;
  private final ExecutorService executor;
  private final HttpClient client;
  private final SortedMap<String, RemotePod> pods = new TreeMap<>();
  private final SortedMap<String, String> problems = new TreeMap<>();
  private boolean closed;

  /** Made by Declarative Services. */
  @Activate
  public FederatedPrograms(BundleContext context, @Reference EventBus bus) {
    this(
        new PodFiles(
            Path.of(context.getProperty("karaf.etc")),
            Path.of(context.getProperty("karaf.data"), "slipstream", "remote-pods")),
        bus);
  }

  FederatedPrograms(PodFiles files, EventBus bus) {
    this.files = files;
    this.announcer = new Announcer(bus);
    this.executor =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "slipstream-remote-pods-http");
              thread.setDaemon(true);
              return thread;
            });
    this.client = RemoteProgram.client(executor);
  }

  @Override
  public String getName() {
    return "Slipstream remote pods";
  }

  @Override
  public void updated(String pid, Dictionary<String, ?> properties) {
    String name = name(pid);
    Map<String, String> texts = new TreeMap<>();
    for (String key : Collections.list(properties.keys())) {
      if (!key.startsWith("service.") && !key.startsWith("felix.")) {
        texts.put(key, String.valueOf(properties.get(key)));
      }
    }
    try {
      takeFile(RemotePodSettings.of(name, texts));
    } catch (IllegalArgumentException e) {
      refuse(name, e.getMessage());
    }
  }

  private static String name(String pid) {
    return pid.substring(pid.indexOf('~') + 1);
  }

  private synchronized void refuse(String name, String problem) {
    if (!problem.equals(problems.put(name, problem))) {
      LOG.error("Remote pod {} keeps what it has: {}", name, problem);
    }
  }

  private synchronized void takeFile(RemotePodSettings settings) {
    RemotePod present = pods.get(settings.name());
    if (present == null) {
      take(settings);
    } else {
      problems.remove(settings.name());
      present.read(settings);
    }
  }

  private synchronized RemotePod take(RemotePodSettings settings) {
    problems.remove(settings.name());
    RemotePod present = pods.get(settings.name());
    if (present != null) {
      present.apply(settings);
      return present;
    }
    RemotePod pod = new RemotePod(settings, client, files, announcer);
    if (!closed) {
      pods.put(settings.name(), pod);
      announcer.announce(settings.name(), "JOINED", settings.url().toString());
      pod.start();
    }
    return pod;
  }

  @Override
  public void deleted(String pid) {
    remove(name(pid));
  }

  private void remove(String name) {
    RemotePod pod;
    synchronized (this) {
      problems.remove(name);
      pod = pods.remove(name);
    }
    if (pod != null) {
      pod.close();
      announcer.announce(name, "LEFT", "");
    }
  }

  @Override
  public synchronized List<PodReport> reports() {
    List<PodReport> reports = new ArrayList<>();
    pods.values().forEach(pod -> reports.add(withProblem(pod.status())));
    problems.forEach(
        (name, problem) -> {
          if (!pods.containsKey(name)) {
            reports.add(invalid(name, problem));
          }
        });
    reports.sort(Comparator.comparing(PodReport::name));
    return reports;
  }

  /** A change of its configuration that is not in force is told with what is. */
  private PodReport withProblem(PodReport pod) {
    String problem = problems.get(pod.name());
    if (problem == null) {
      return pod;
    }
    return new PodReport(
        pod.name(),
        pod.place(),
        pod.health(),
        pod.trading(),
        "its file is not in force: "
            + problem
            + (pod.reason().isEmpty() ? "" : "; " + pod.reason()),
        pod.stage(),
        pod.time(),
        pod.equity(),
        pod.netExposure(),
        pod.grossExposure(),
        pod.netPnl(),
        pod.openOrders(),
        pod.wanted(),
        pod.acknowledged());
  }

  private static PodReport invalid(String name, String problem) {
    return new PodReport(
        name,
        PodPlace.REMOTE,
        PodHealth.FAULTY,
        PodTrading.HALTED,
        problem,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        Map.of(),
        Map.of());
  }

  @Override
  public synchronized Optional<PodContract> find(String name) {
    return Optional.ofNullable(pods.get(name));
  }

  @Override
  public void check(RemotePodRequest request) {
    settings(request);
  }

  private static RemotePodSettings settings(RemotePodRequest request) {
    if (request.settings().containsKey("url")) {
      throw new OperationRefusedException("url: it is there twice, once is allowed");
    }
    try {
      return RemotePodSettings.of(request.name(), request.texts());
    } catch (IllegalArgumentException e) {
      throw new OperationRefusedException(e.getMessage(), e);
    }
  }

  @Override
  public PodReport join(RemotePodRequest request) {
    RemotePodSettings settings = settings(request);
    RemotePod pod;
    synchronized (this) {
      RemotePod present = pods.get(request.name());
      boolean isSame = present != null && present.settings().equals(settings);
      if (!isSame && (present != null || files.isThere(request.name()))) {
        throw new OperationRefusedException("pod " + request.name() + " is there already");
      }
      pod = isSame ? present : joinNow(settings);
    }
    return pod.awaitFirst();
  }

  private RemotePod joinNow(RemotePodSettings settings) {
    try {
      files.write(settings);
    } catch (IOException e) {
      throw new OperationRefusedException("the pod's file cannot be written: " + e.getMessage(), e);
    }
    return take(settings);
  }

  @Override
  public PodReport leave(String name) {
    PodReport last =
        reports().stream()
            .filter(pod -> pod.name().equals(name))
            .findFirst()
            .orElseThrow(() -> unknown(name));
    try {
      if (!files.delete(name)) {
        throw new OperationRefusedException(
            "pod " + name + " has no file in etc: config:delete is allowed");
      }
    } catch (IOException e) {
      throw new OperationRefusedException("the pod's file cannot be deleted: " + e.getMessage(), e);
    }
    remove(name);
    return last;
  }

  private OperationRefusedException unknown(String name) {
    List<String> names = reports().stream().map(PodReport::name).toList();
    return new OperationRefusedException(
        Kind.UNKNOWN,
        "unknown remote pod '"
            + name
            + "': there are "
            + (names.isEmpty() ? "none" : String.join(", ", names)));
  }

  @Deactivate
  void deactivate() {
    List<RemotePod> all;
    synchronized (this) {
      closed = true;
      all = new ArrayList<>(pods.values());
      pods.clear();
    }
    all.forEach(RemotePod::close);
    executor.shutdownNow();
  }
}
