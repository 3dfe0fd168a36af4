package io.slipstream.runtime;

import io.slipstream.api.market.Instrument;
import io.slipstream.api.service.plugin.InstalledStrategy;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.PodLoop;
import io.slipstream.kernel.PodState;
import io.slipstream.kernel.TradingKernel;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.osgi.framework.Version;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which pods there are and which build decides for each: brings both in line with the
 * configurations and the installed plugins. A configuration that is not allowed changes nothing and
 * is remembered.
 */
final class PodRoster {
  private static final Logger LOG = LoggerFactory.getLogger(PodRoster.class);

  private final TradingKernel kernel;
  private final PodLoop loop;
  private final PodStrategies strategies;
  private final BuildOffers offers;
  private final SessionServices services;
  private final SortedMap<String, String> problems = new TreeMap<>();
  private final SortedMap<String, PodConfiguration> invalid = new TreeMap<>();

  PodRoster(
      TradingKernel kernel,
      PodLoop loop,
      PodStrategies strategies,
      BuildOffers offers,
      SessionServices services) {
    this.kernel = kernel;
    this.loop = loop;
    this.strategies = strategies;
    this.offers = offers;
    this.services = services;
  }

  /** Brings pods in line with the configurations and the installed plugins. */
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
    strategies.releaseKept();
  }

  private void reconcile(PodConfiguration configuration) {
    String name = configuration.name();
    try {
      Input.PodDefinition definition =
          configuration.definition(
              kernel::instrumentNumber,
              kernel.instruments().stream().map(Instrument::symbol).toList());
      Optional<InstalledStrategy> current = services.strategies().find(definition.strategy());
      Optional<InstalledStrategy> strategy = insteadOfFailed(name, configuration, current);
      Strategy fresh =
          strategy.isPresent() && needsFresh(name, configuration, strategy.get())
              ? offers.create(name, strategy.get(), definition.parameters())
              : null;
      boolean isSamePod = isDefined(name, configuration.hash());
      int number = define(definition, configuration.hash());
      bind(number, definition, strategy, fresh, isSamePod);
      problems.remove(name);
      invalid.remove(name);
      if (!strategy.equals(current)) {
        problems.put(name, goesOn(number, current.get()) + "failed on probation");
      }
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

  /** A build that failed in a pod is not tried there again; the one before is. */
  private Optional<InstalledStrategy> insteadOfFailed(
      String name, PodConfiguration configuration, Optional<InstalledStrategy> current) {
    if (current.isEmpty() || !isDefined(name, configuration.hash())) {
      return current;
    }
    int number = kernel.podNumber(name);
    return kernel.pod(number).failedBuild().equals(current.get().sha256())
        ? strategies.bound(number).or(() -> current)
        : current;
  }

  private String goesOn(int number, InstalledStrategy other) {
    return "strategy "
        + other.id()
        + " "
        + kernel.pod(number).version()
        + " goes on, as "
        + other.version()
        + " ";
  }

  private boolean needsFresh(
      String name, PodConfiguration configuration, InstalledStrategy strategy) {
    int number = kernel.podNumber(name);
    if (number < 0 || !loop.isBound(number)) {
      return true;
    }
    PodState pod = kernel.pod(number);
    return pod.isRemoved()
        || strategies.isOutdated(number)
        || !pod.sha256().equals(strategy.sha256())
        || !pod.definitionHash().equals(configuration.hash());
  }

  private boolean isDefined(String name, String hash) {
    int number = kernel.podNumber(name);
    return number >= 0
        && !strategies.isOutdated(number)
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
    Input.PodBound bound = new Input.PodBound(number, found.id(), found.version(), found.sha256());
    String refusal = isSamePod ? strategies.replace(bound, fresh) : PodStrategies.NOTHING;
    if (refusal.equals(PodStrategies.NOTHING)) {
      strategies.takeOver(bound, fresh);
    } else if (!refusal.isEmpty() && isOlder(found, number)) {
      LOG.warn(
          "Pod {} begins afresh: {} {}",
          kernel.pod(number).definition().name(),
          found.id(),
          refusal);
      strategies.takeOver(bound, fresh);
    } else if (!refusal.isEmpty()) {
      throw new IllegalArgumentException(
          goesOn(number, found) + "does not take what it remembers: " + refusal);
    }
  }

  /** Who goes back to an earlier version wants that, whatever the later one remembers. */
  private boolean isOlder(InstalledStrategy found, int number) {
    return Version.parseVersion(found.version())
            .compareTo(Version.parseVersion(kernel.pod(number).version()))
        < 0;
  }

  /** Whether it holds what is to be closed once it is quarantined. */
  boolean wantsFlat(int number) {
    PodConfiguration pod = services.pods().all().get(kernel.pod(number).definition().name());
    return pod != null
        && pod.flattensOnHalt()
        && kernel.pod(number).positions().stream().anyMatch(position -> !position.isFlat());
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
