package io.slipstream.api.service.risk;

import io.slipstream.api.market.FixedPoint;

/**
 * Limits of one pod; {@link FixedPoint}.
 *
 * @param maxPosition largest absolute position an instrument may reach, in units
 * @param maxNotional largest absolute notional an instrument may reach, in the portfolio currency's
 *     units
 * @param maxOrdersPerMinute orders, replacements and cancels within one minute of event time, a
 *     plain count; {@link Integer#MAX_VALUE} for no limit
 * @param maxDailyLoss largest loss since the start of the UTC day, as a fraction of equity then
 */
public record PodLimits(
    long maxPosition, long maxNotional, int maxOrdersPerMinute, long maxDailyLoss) {

  /** Names the limit that is wrong. */
  public PodLimits {
    requirePositive("maxPosition", maxPosition);
    requirePositive("maxNotional", maxNotional);
    if (maxOrdersPerMinute <= 0) {
      throw new IllegalArgumentException(
          "limit maxOrdersPerMinute = " + maxOrdersPerMinute + ": 1 or more is allowed");
    }
    if (maxDailyLoss <= 0 || maxDailyLoss > FixedPoint.ONE) {
      throw new IllegalArgumentException(
          "limit maxDailyLoss = "
              + FixedPoint.format(maxDailyLoss)
              + ": above 0 up to 1 is allowed");
    }
  }

  private static void requirePositive(String name, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException(
          "limit " + name + " = " + FixedPoint.format(value) + ": above 0 is allowed");
    }
  }
}
