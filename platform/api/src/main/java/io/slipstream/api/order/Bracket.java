package io.slipstream.api.order;

import io.slipstream.api.market.FixedPoint;

/**
 * Exits attached to an entry. Each execution of the entry gets its own pair for its quantity: a
 * STOP_MARKET and a LIMIT order of the other side, of which one cancels the other. A price is given
 * outright, in the instrument's price units, or as a fraction of the execution's price; zero means
 * absent.
 *
 * @param stopLossPrice price of the stop
 * @param takeProfitPrice price of the limit
 * @param stopLossRate distance of the stop from the execution's price, {@link FixedPoint}, below 1
 * @param takeProfitRate distance of the limit from the execution's price, {@link FixedPoint}
 */
public record Bracket(
    long stopLossPrice, long takeProfitPrice, long stopLossRate, long takeProfitRate) {
  /** No exits. */
  public static final Bracket NONE = new Bracket(0, 0, 0, 0);

  /** Checks every field and names the one that is wrong. */
  public Bracket {
    notNegative("stop loss price", stopLossPrice);
    notNegative("take profit price", takeProfitPrice);
    notNegative("stop loss rate", stopLossRate);
    notNegative("take profit rate", takeProfitRate);
    if (stopLossRate >= FixedPoint.ONE || takeProfitRate >= FixedPoint.ONE) {
      throw new IllegalArgumentException("bracket rates below 1 are allowed");
    }
    if ((stopLossPrice > 0 && stopLossRate > 0) || (takeProfitPrice > 0 && takeProfitRate > 0)) {
      throw new IllegalArgumentException("a bracket's exit has a price or a rate, not both");
    }
  }

  /** Exits at prices; zero leaves one out. */
  public static Bracket atPrices(long stopLoss, long takeProfit) {
    return new Bracket(stopLoss, takeProfit, 0, 0);
  }

  /** Exits at distances from the execution's price; zero leaves one out. */
  public static Bracket atRates(long stopLoss, long takeProfit) {
    return new Bracket(0, 0, stopLoss, takeProfit);
  }

  /** Whether there is a stop. */
  public boolean hasStopLoss() {
    return stopLossPrice > 0 || stopLossRate > 0;
  }

  /** Whether there is a limit. */
  public boolean hasTakeProfit() {
    return takeProfitPrice > 0 || takeProfitRate > 0;
  }

  private static void notNegative(String field, long value) {
    if (value < 0) {
      throw new IllegalArgumentException(field + " " + value + ": 0 or more is allowed");
    }
  }
}
