package io.slipstream.api.service.risk;

import io.slipstream.api.market.FixedPoint;

/**
 * Answer of the gate. Limit and actual are {@link io.slipstream.api.market.FixedPoint} in the unit
 * the code names, also for counts.
 *
 * @param denial null when the intent may pass
 * @param limit the limit that was hit
 * @param actual what it would have been
 * @param level whose limit it is
 * @param scope the name of the desk, pod, instrument or bucket; empty where there is none
 */
public record Verdict(DenialCode denial, long limit, long actual, LimitLevel level, String scope) {
  /** The intent may pass. */
  public static final Verdict ALLOWED = new Verdict(null, 0, 0, LimitLevel.ORDER, "");

  /** Refused with its reason by a rule that nobody has set. */
  public static Verdict denied(DenialCode code, long limit, long actual) {
    return new Verdict(code, limit, actual, LimitLevel.ORDER, "");
  }

  /** Code, whose limit it is, limit and actual value, in one line. */
  public String text() {
    String whose = scope.isEmpty() ? level.key() : level.key() + " " + scope;
    return denial
        + (level == LimitLevel.ORDER ? "" : " of " + whose)
        + ", limit "
        + FixedPoint.format(limit)
        + ", actual "
        + FixedPoint.format(actual);
  }

  /** Whether the intent may pass. */
  public boolean isAllowed() {
    return denial == null;
  }
}
