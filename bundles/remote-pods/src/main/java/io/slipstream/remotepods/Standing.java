package io.slipstream.remotepods;

import io.slipstream.api.service.pods.PodHealth;
import io.slipstream.api.service.pods.PodHeartbeat;
import io.slipstream.api.service.pods.PodPlace;
import io.slipstream.api.service.pods.PodReport;
import io.slipstream.api.service.pods.PodTrading;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;

/**
 * What is wanted of a remote pod beside what it says it is; what is left to tell it follows from
 * the difference. Guarded by its owner.
 */
final class Standing {
  private static final SortedMap<String, String> NOTHING = Collections.emptySortedMap();

  private final Backoff haltTries = new Backoff(250, 5_000);
  private final Backoff configureTries = new Backoff(250, 60_000);
  private RemotePodSettings settings;
  private PodMemory memory;
  private LastAnswers answers = new LastAnswers(System.nanoTime());
  private SortedMap<String, String> acknowledged = NOTHING;
  private String acknowledgedRevision = "";
  private String haltFailure = "";
  private String refusal = "";

  /** It is told to halt once more after it was halted, or after a restart, whatever it says. */
  private boolean isHaltUntold;

  Standing(RemotePodSettings settings, PodMemory memory) {
    this.settings = settings;
    this.memory = memory;
    this.isHaltUntold = memory.halted();
  }

  RemotePodSettings settings() {
    return settings;
  }

  PodMemory memory() {
    return memory;
  }

  LastAnswers answers() {
    return answers;
  }

  /** Another configuration is wanted; at another address there is another program. */
  void want(RemotePodSettings wanted, boolean isElsewhere) {
    settings = wanted;
    if (isElsewhere) {
      answers = new LastAnswers(System.nanoTime());
      acknowledged = NOTHING;
      acknowledgedRevision = "";
    }
    haltTries.reset();
    configureTries.reset();
  }

  /** A halt or a start is wanted. */
  void want(PodMemory wanted) {
    memory = wanted;
    isHaltUntold = wanted.halted();
    haltTries.reset();
    configureTries.reset();
    refusal = "";
  }

  /** A status came. */
  void answered(RemoteStatus status) {
    answers.answered(status, System.nanoTime(), Instant.now());
    if (!answers.isCurrent()) {
      return;
    }
    if (status.revision().equals(revision())) {
      acknowledged = settings.terms();
      acknowledgedRevision = status.revision();
      refusal = "";
      configureTries.reset();
    } else if (!status.revision().equals(acknowledgedRevision)) {
      acknowledged = NOTHING;
      acknowledgedRevision = "";
    }
    if (status.isHalted() && !isHaltUntold) {
      haltFailure = "";
      haltTries.reset();
    }
  }

  /** It answered that it halts, or why it did not. */
  void toldToHalt(String failure) {
    haltFailure = failure;
    isHaltUntold &= !failure.isEmpty();
  }

  /** It answered that it takes a configuration, or why it does not; empty when it does. */
  void refused(String reason) {
    refusal = reason;
  }

  /** Whether it is to be told to halt now; the next try is later. */
  boolean takeHaltDue(long now) {
    boolean isDue = trading(now) == PodTrading.HALTING && haltTries.left(now) <= 0;
    if (isDue) {
      haltTries.tried(now);
    }
    return isDue;
  }

  /** Nanoseconds until it is to be told to halt again, a large number when it is not. */
  long untilHalt(long now) {
    return trading(now) == PodTrading.HALTING ? haltTries.left(now) : Long.MAX_VALUE;
  }

  /** Whether it is to be handed its configuration now; the next try is later. */
  boolean takeConfigurationDue(long now) {
    boolean isDue =
        answers.isCurrent()
            && !answers.status().revision().equals(revision())
            && configureTries.left(now) <= 0;
    if (isDue) {
      configureTries.tried(now);
    }
    return isDue;
  }

  String revision() {
    return Revisions.of(settings, memory);
  }

  /** Whether it has the wanted configuration. */
  boolean isAcknowledged() {
    return acknowledgedRevision.equals(revision());
  }

  PodHealth health(long now) {
    return answers.health(now, settings.timing());
  }

  PodTrading trading(long now) {
    RemoteStatus last = answers.status();
    boolean isKnown = last != null && health(now) != PodHealth.LOST;
    if (memory.halted()) {
      boolean isConfirmed = isKnown && last.isHalted() && !isHaltUntold;
      return isConfirmed ? PodTrading.HALTED : PodTrading.HALTING;
    } else if (!isKnown) {
      return PodTrading.STARTING;
    } else if (!last.isHalted()) {
      return PodTrading.TRADING;
    }
    return last.revision().equals(revision()) ? PodTrading.HALTED : PodTrading.STARTING;
  }

  PodReport report(long now) {
    RemoteStatus last = answers.status();
    return new PodReport(
        settings.name(),
        PodPlace.REMOTE,
        health(now),
        trading(now),
        reason(now),
        last == null ? null : last.stage(),
        last == null ? null : last.time(),
        last == null ? null : last.equity(),
        last == null ? null : last.netExposure(),
        last == null ? null : last.grossExposure(),
        last == null ? null : last.netPnl(),
        last == null ? null : last.openOrders(),
        settings.terms(),
        acknowledged);
  }

  private String reason(long now) {
    String trading =
        switch (trading(now)) {
          case HALTING ->
              "halting, not confirmed" + (haltFailure.isEmpty() ? "" : ": " + haltFailure);
          case HALTED -> memory.halted() ? haltedBy() : haltedItself();
          default -> "";
        };
    String refused = refusal.isEmpty() ? "" : "configuration not taken: " + refusal;
    StringBuilder all = new StringBuilder();
    for (String part : new String[] {answers.reason(now, settings.timing()), trading, refused}) {
      all.append(all.isEmpty() || part.isEmpty() ? "" : "; ").append(part);
    }
    return all.toString();
  }

  private String haltedBy() {
    int open = answers.status().openOrders();
    return "halted by "
        + memory.actor()
        + (open == 0 ? "" : ", " + open + " of its orders are still open");
  }

  private String haltedItself() {
    String why = answers.status().reason();
    return "it halted itself" + (why.isEmpty() ? "" : ": " + why);
  }

  PodHeartbeat heartbeat(long now) {
    PodHealth health = health(now);
    RemoteStatus last = answers.status();
    return new PodHeartbeat(
        settings.name(),
        last != null && health != PodHealth.LATE && health != PodHealth.LOST,
        answers.seen(),
        last == null ? null : last.time(),
        answers.good(),
        answers.missed());
  }
}
