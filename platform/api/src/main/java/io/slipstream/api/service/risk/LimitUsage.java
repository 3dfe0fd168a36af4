package io.slipstream.api.service.risk;

/**
 * A limit and what is used of it.
 *
 * @param limit that holds
 * @param name of what it is used by, empty for the portfolio
 * @param brought whether the pod or the session brings it along, so that the limits' text has it
 *     not
 * @param value in force now, scaled where something scales it; {@link
 *     io.slipstream.api.market.FixedPoint} in the rule's unit
 * @param actual what is reached; working orders count as filled
 */
public record LimitUsage(RiskLimit limit, String name, boolean brought, long value, long actual) {
  /** What is used as a fraction of the limit; 0 where that says nothing. */
  public double fraction() {
    return value == 0 || value == Long.MAX_VALUE ? 0 : (double) actual / value;
  }
}
