package io.slipstream.runtime;

import io.slipstream.api.market.Instrument;
import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.api.service.operations.OperationRefusedException.Kind;
import io.slipstream.api.service.plugin.InstalledStrategy;
import io.slipstream.api.service.pods.HaltPolicy;
import io.slipstream.api.service.pods.PodContract;
import io.slipstream.api.service.pods.PodHeartbeat;
import io.slipstream.api.service.pods.PodReport;
import io.slipstream.kernel.Input;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** A pod of this process, by its name. */
final class InProcessPod implements PodContract {
  /** How the reason of a pod begins that an operator stopped. */
  static final String STOPPED_BY = "stopped by ";

  private static final long LONGEST_WAIT_NANOS = 10_000_000_000L;
  private static final long POLL_NANOS = 20_000_000L;
  private static final long PULSE_MILLIS = 1_000;

  private final LiveSession session;
  private final SessionServices services;
  private final String name;

  InProcessPod(LiveSession session, SessionServices services, String name) {
    this.session = session;
    this.services = services;
    this.name = name;
  }

  @Override
  public PodReport status() {
    Map<String, PodConfiguration> configurations = services.pods().all();
    return session.ask(engine -> statusNow(engine, configurations));
  }

  /** On the session's thread. */
  private PodReport statusNow(SessionEngine engine, Map<String, PodConfiguration> configurations) {
    PodReport report = new PodReports(configurations, engine, session.views()).of(name);
    if (report == null) {
      throw PodDesk.unknown(name, engine.kernel());
    }
    return report;
  }

  @Override
  public PodHeartbeat heartbeat() {
    SessionViews views = session.views();
    PodPulses.Pulse pulse = views == null ? null : views.pulses().of(name);
    boolean isAlive = isLoopAlive();
    return pulse == null
        ? new PodHeartbeat(name, isAlive, null, null, 0, 0)
        : new PodHeartbeat(
            name,
            isAlive,
            Instant.ofEpochMilli(pulse.wallMillis()),
            BusEvents.instant(pulse.eventTime()),
            pulse.events(),
            0);
  }

  /** Whether the loop answers between two events now. */
  private boolean isLoopAlive() {
    CompletableFuture<Void> answer = new CompletableFuture<>();
    session.tell(engine -> answer.complete(null));
    try {
      answer.get(PULSE_MILLIS, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("only ever completed with nothing", e);
    }
  }

  @Override
  public PodReport configure(Map<String, String> changes) {
    PodConfiguration present = services.pods().all().get(name);
    if (present == null) {
      return status();
    }
    PodConfiguration wanted = checked(present, changes);
    try {
      if (!wanted.hash().equals(present.hash())) {
        services.pods().replace(present, wanted);
      }
      return awaitInForce(wanted);
    } catch (IOException e) {
      throw new OperationRefusedException("the pod's file cannot be written: " + e.getMessage(), e);
    } catch (OperationRefusedException e) {
      if (e.kind() == Kind.NOT_ALLOWED) {
        takeBack(present, wanted, e);
      }
      throw e;
    }
  }

  private PodConfiguration checked(PodConfiguration present, Map<String, String> changes) {
    List<String> symbols =
        session.ask(
            engine -> engine.kernel().instruments().stream().map(Instrument::symbol).toList());
    try {
      PodConfiguration wanted = present.with(changes);
      Input.PodDefinition definition = wanted.definition(symbols::indexOf, symbols);
      InstalledStrategy strategy =
          services
              .strategies()
              .find(definition.strategy())
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "strategy "
                              + definition.strategy()
                              + " is not installed, so its parameters cannot be checked"));
      StrategyBuilds.create(strategy, definition.parameters());
      return wanted;
    } catch (IllegalArgumentException e) {
      throw new OperationRefusedException(e.getMessage(), e);
    }
  }

  /** Until the file was read, and the roster took its content on or refused it. */
  private PodReport awaitInForce(PodConfiguration wanted) {
    long deadline = System.nanoTime() + LONGEST_WAIT_NANOS;
    while (!isRead(wanted)) {
      if (System.nanoTime() > deadline) {
        throw new OperationRefusedException(
            Kind.NOT_UP, "pod " + name + ": its new file was not read yet; ask again");
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
    Map<String, PodConfiguration> configurations = services.pods().all();
    return session.ask(
        engine -> {
          engine.reconcile();
          String problem = engine.roster().problems().get(name);
          int number = engine.kernel().podNumber(name);
          if (problem != null
              || number < 0
              || !engine.kernel().pod(number).definitionHash().equals(wanted.hash())) {
            throw new OperationRefusedException(
                "pod " + name + ": " + (problem == null ? "it was removed meanwhile" : problem));
          }
          return statusNow(engine, configurations);
        });
  }

  private boolean isRead(PodConfiguration wanted) {
    PodConfiguration read = services.pods().all().get(name);
    return read != null && read.hash().equals(wanted.hash());
  }

  private void takeBack(
      PodConfiguration present, PodConfiguration refused, OperationRefusedException why) {
    try {
      if (isRead(refused)) {
        services.pods().replace(refused, present);
      }
    } catch (IOException e) {
      why.addSuppressed(e);
    }
  }

  @Override
  public PodReport halt(HaltPolicy position, String actor) {
    PodConfiguration configuration = services.pods().all().get(name);
    boolean flattens =
        position == HaltPolicy.FLATTEN
            || (position == HaltPolicy.CONFIGURED
                && configuration != null
                && configuration.flattensOnHalt());
    return change(
        engine -> {
          int number = PodDesk.known(name, engine.kernel());
          engine.apply(new Input.PodStopped(number, actor, STOPPED_BY + actor));
          if (flattens) {
            engine.apply(new Input.PodFlattened(number, actor, "halted by " + actor));
          }
        });
  }

  @Override
  public PodReport start(String actor) {
    return change(
        engine -> {
          int number = PodDesk.known(name, engine.kernel());
          engine.apply(new Input.PodResumed(number, actor));
        });
  }

  private PodReport change(Consumer<SessionEngine> inputs) {
    Map<String, PodConfiguration> configurations = services.pods().all();
    return session.ask(
        engine -> {
          inputs.accept(engine);
          // A stopped pod may take a build that its strategy was in the way of.
          session.notePodsChanged();
          return statusNow(engine, configurations);
        });
  }
}
