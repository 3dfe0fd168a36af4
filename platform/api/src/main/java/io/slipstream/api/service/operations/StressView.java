package io.slipstream.api.service.operations;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * What scenarios make of the present positions, money of the portfolio's currency.
 *
 * @param time of the last event, null before the first
 * @param currency of all money
 * @param equity of the portfolio
 * @param lines one a scenario
 * @param notes what to know about the figures, such as days that the store does not have
 */
public record StressView(
    Instant time, String currency, BigDecimal equity, List<Line> lines, List<String> notes) {
  /** What a scenario is. */
  public enum Kind {
    /** Days that were, from the store. */
    HISTORICAL,
    /** Returns that are assumed. */
    HYPOTHETICAL,
    /** A benchmark's return, through beta. */
    FACTOR,
    /** Value at risk under another covariance or volume, as a profit below zero. */
    MARKET_STATE,
    /** The answer to what would lose so much. */
    REVERSE
  }

  /**
   * A scenario.
   *
   * @param kind of it
   * @param scenario its name
   * @param assumption what happens, in words and numbers
   * @param profit of the portfolio, below zero for a loss
   * @param shareOfEquity profit / equity
   * @param worst the instrument that loses the most, empty when none does
   * @param worstProfit of it
   */
  public record Line(
      Kind kind,
      String scenario,
      String assumption,
      double profit,
      double shareOfEquity,
      String worst,
      double worstProfit) {}
}
