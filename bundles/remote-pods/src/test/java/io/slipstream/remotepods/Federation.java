package io.slipstream.remotepods;

import io.slipstream.api.service.bus.BusEvent;
import io.slipstream.api.service.bus.EventBus;
import io.slipstream.api.service.bus.Subject;
import io.slipstream.api.service.pods.PodContract;
import io.slipstream.api.service.pods.PodHealth;
import io.slipstream.api.service.pods.PodReport;
import io.slipstream.api.service.pods.PodTrading;
import io.slipstream.api.service.pods.RemotePodRequest;
import io.slipstream.bus.InProcessBus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The service for remote pods in a directory of its own, with a real bus and short limits. */
final class Federation implements AutoCloseable {
  static final Map<String, String> QUICK =
      Map.of(
          "poll.millis", "50",
          "timeout.millis", "300",
          "late.after.millis", "400",
          "lost.after.millis", "1200");

  final FederatedPrograms pods;
  final List<BusEvent> events = new CopyOnWriteArrayList<>();
  final Path etc;
  private final EventBus.Subscription subscription;

  Federation(Path root) throws IOException {
    etc = Files.createDirectories(root.resolve("etc"));
    InProcessBus bus = new InProcessBus();
    subscription =
        bus.subscribe("test", Set.of(Subject.LIFECYCLE_TRANSITIONS), 10_000, events::add);
    pods = new FederatedPrograms(new PodFiles(etc, root.resolve("data")), bus);
  }

  PodReport join(ScriptedProgram program, String... settings) {
    Map<String, String> all = new TreeMap<>(QUICK);
    for (int i = 0; i < settings.length; i += 2) {
      all.put(settings[i], settings[i + 1]);
    }
    return pods.join(new RemotePodRequest("alpha", program.url(), all));
  }

  /** As Config Admin hands a file over. */
  void fileSays(Map<String, String> texts) {
    pods.updated("io.slipstream.remotepod~alpha", new Hashtable<>(texts));
  }

  PodContract alpha() {
    return pods.find("alpha").orElseThrow();
  }

  PodReport await(String what, Predicate<PodReport> reached) {
    PodReport[] seen = new PodReport[1];
    await(
        () -> {
          seen[0] = pods.reports().get(0);
          return reached.test(seen[0]);
        },
        () -> "not " + what + ": " + seen[0]);
    return seen[0];
  }

  static boolean isTrading(PodReport pod) {
    return pod.trading() == PodTrading.TRADING && pod.health() == PodHealth.HEALTHY;
  }

  static boolean isHalted(PodReport pod) {
    return pod.trading() == PodTrading.HALTED && pod.health() == PodHealth.HEALTHY;
  }

  static void await(BooleanSupplier reached, Supplier<String> seen) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!reached.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(seen.get());
      }
      LockSupport.parkNanos(5_000_000);
    }
  }

  Path file() {
    return etc.resolve("io.slipstream.remotepod-alpha.cfg");
  }

  /** Kinds of the events so far. */
  List<String> changes() {
    return events.stream().map(event -> String.valueOf(event.payload().get("change"))).toList();
  }

  @Override
  public void close() {
    pods.deactivate();
    subscription.close();
  }
}
