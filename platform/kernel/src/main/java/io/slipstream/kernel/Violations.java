package io.slipstream.kernel;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.service.risk.DenialCode;
import io.slipstream.api.service.risk.Severity;
import io.slipstream.api.service.risk.TradingScope;
import io.slipstream.api.service.risk.TradingState;
import io.slipstream.api.service.risk.Verdict;
import io.slipstream.api.service.risk.Violation;
import io.slipstream.api.service.risk.ViolationScope;
import java.time.Instant;
import java.util.function.IntFunction;

/**
 * Which decisions and inputs are violations of a rule of risk: the one place that says so, for the
 * bus and for who reads the journal.
 */
public final class Violations {
  private static final String ID = "journal-";
  private static final long SECOND = 1_000_000_000L;
  private static final String NONE = "";
  private static final String SOFT = "a soft limit";

  private final IntFunction<String> podNames;

  /** {@code podNames} gives the name of a pod by the kernel's number. */
  public Violations(IntFunction<String> podNames) {
    this.podNames = podNames;
  }

  /**
   * What a decision violates, or null.
   *
   * @param time event time in nanoseconds
   * @param sequence the decision's entry in the journal
   */
  public Violation of(Decision decision, long time, long sequence) {
    if (decision instanceof Decision.IntentDenied d && d.verdict().denial().isOfDesk()) {
      return null;
    } else if (decision instanceof Decision.IntentDenied d) {
      Asked order = new Asked(d.pod(), d.order(), d.clientOrderId(), d.symbol());
      return ofVerdict(order, d.verdict(), Severity.of(d.verdict()), NONE, time, sequence);
    } else if (decision instanceof Decision.LimitWarned d) {
      Asked order = new Asked(d.pod(), d.order(), d.clientOrderId(), d.symbol());
      return ofVerdict(order, d.verdict(), Severity.WARNING, SOFT, time, sequence);
    } else if (decision instanceof Decision.Liquidated liquidated) {
      return ofLiquidation(liquidated, time, sequence);
    }
    return null;
  }

  /** What an input tells of, or null; as {@link #of(Decision, long, long)}. */
  public Violation of(Input input, long time, long sequence) {
    if (input instanceof Input.StateChange change) {
      return change.state() == TradingState.ACTIVE ? null : ofState(change).at(time, sequence);
    } else if (input instanceof Input.PodSuspended suspended) {
      return ofPod("QUARANTINED", Severity.CRITICAL, suspended.pod(), suspended.reason())
          .at(time, sequence);
    } else if (input instanceof Input.PodReverted reverted) {
      String reason =
          reverted.strategy() + " " + reverted.version() + " decides again: " + reverted.reason();
      return ofPod("REVERTED", Severity.WARNING, reverted.pod(), reason).at(time, sequence);
    }
    return null;
  }

  /** What the gate was asked for. */
  private record Asked(int pod, long order, String clientOrderId, String symbol) {}

  private Violation ofVerdict(
      Asked asked, Verdict verdict, Severity severity, String reason, long time, long sequence) {
    String pod = podNames.apply(asked.pod());
    ViolationScope scope = scopeOf(verdict);
    return new Violation(
        idOf(sequence),
        instant(time),
        verdict.denial().name(),
        severity,
        scope,
        verdict.scope().isEmpty() ? nameOf(scope, pod, asked.symbol()) : verdict.scope(),
        FixedPoint.format(verdict.limit()),
        FixedPoint.format(verdict.actual()),
        pod,
        asked.symbol(),
        asked.clientOrderId(),
        Order.firstClientOrderId(pod, asked.order()),
        reason);
  }

  private Violation ofLiquidation(Decision.Liquidated liquidated, long time, long sequence) {
    String pod = podNames.apply(liquidated.pod());
    return new Violation(
        idOf(sequence),
        instant(time),
        "LIQUIDATED",
        Severity.CRITICAL,
        ViolationScope.POD,
        pod,
        FixedPoint.format(liquidated.maintenanceMargin()),
        FixedPoint.format(liquidated.equity()),
        pod,
        NONE,
        NONE,
        pod,
        "equity fell below the maintenance margin");
  }

  private static Event ofState(Input.StateChange change) {
    boolean isHalted = change.state() == TradingState.HALTED;
    boolean isAll = change.scope().kind() == TradingScope.Kind.ALL;
    Severity severity =
        isAll && isHalted
            ? Severity.EMERGENCY
            : isAll || isHalted ? Severity.CRITICAL : Severity.WARNING;
    ViolationScope scope =
        switch (change.scope().kind()) {
          case ALL -> ViolationScope.PORTFOLIO;
          case POD -> ViolationScope.POD;
          case INSTRUMENT -> ViolationScope.INSTRUMENT;
          case VENUE -> ViolationScope.VENUE;
        };
    return new Event(
        change.state().name(),
        severity,
        scope,
        change.scope().name(),
        by(change.actor(), change.reason()));
  }

  private Event ofPod(String type, Severity severity, int pod, String reason) {
    return new Event(type, severity, ViolationScope.POD, podNames.apply(pod), reason);
  }

  /** Something that happened and has no limit. */
  private record Event(
      String type, Severity severity, ViolationScope scope, String name, String reason) {
    Violation at(long time, long sequence) {
      String pod = scope == ViolationScope.POD ? name : NONE;
      String instrument = scope == ViolationScope.INSTRUMENT ? name : NONE;
      return new Violation(
          idOf(sequence),
          instant(time),
          type,
          severity,
          scope,
          name,
          NONE,
          NONE,
          pod,
          instrument,
          NONE,
          pod,
          reason);
    }
  }

  private static String by(String actor, String reason) {
    return reason.isEmpty() ? "by " + actor : "by " + actor + ", " + reason;
  }

  /** A rule that nobody has set is the pod's to keep, unless all pods are concerned. */
  private static ViolationScope scopeOf(Verdict verdict) {
    return switch (verdict.level()) {
      case PORTFOLIO -> ViolationScope.PORTFOLIO;
      case DESK -> ViolationScope.DESK;
      case POD -> ViolationScope.POD;
      case INSTRUMENT -> ViolationScope.INSTRUMENT;
      case BUCKET -> ViolationScope.BUCKET;
      case ORDER -> scopeOf(verdict.denial());
    };
  }

  private static ViolationScope scopeOf(DenialCode code) {
    return switch (code) {
      case TRADING_HALTED, TRADING_REDUCING, PORTFOLIO_DAILY_LOSS -> ViolationScope.PORTFOLIO;
      case NO_MARKET_PRICE, NO_CURRENCY_RATE -> ViolationScope.INSTRUMENT;
      default -> ViolationScope.POD;
    };
  }

  private static String nameOf(ViolationScope scope, String pod, String symbol) {
    return switch (scope) {
      case POD -> pod;
      case INSTRUMENT -> symbol;
      case PORTFOLIO, DESK, BUCKET, VENUE -> NONE;
    };
  }

  private static String idOf(long sequence) {
    return ID + sequence;
  }

  /** The place in the journal that an id of a violation names; zero when it names none. */
  public static long placeOf(String id) {
    return id.matches(ID + "[0-9]{1,18}") ? Long.parseLong(id.substring(ID.length())) : 0;
  }

  private static Instant instant(long nanos) {
    return nanos == Long.MIN_VALUE
        ? Instant.EPOCH
        : Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND));
  }
}
