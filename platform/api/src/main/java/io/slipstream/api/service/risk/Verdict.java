package io.slipstream.api.service.risk;

/**
 * Answer of the gate. Limit and actual are {@link io.slipstream.api.market.FixedPoint} in the unit
 * the code names, also for counts.
 *
 * @param denial null when the intent may pass
 * @param limit the limit that was hit
 * @param actual what it would have been
 */
public record Verdict(DenialCode denial, long limit, long actual) {
  /** The intent may pass. */
  public static final Verdict ALLOWED = new Verdict(null, 0, 0);

  /** Refused with its reason. */
  public static Verdict denied(DenialCode code, long limit, long actual) {
    return new Verdict(code, limit, actual);
  }

  /** Whether the intent may pass. */
  public boolean isAllowed() {
    return denial == null;
  }
}
