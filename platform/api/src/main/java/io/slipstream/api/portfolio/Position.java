package io.slipstream.api.portfolio;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Rounding;

/**
 * A pod's holding of one instrument; all numbers are {@link FixedPoint}.
 *
 * @param symbol the instrument
 * @param quantity above zero long, below zero short
 * @param openCost what the open quantity cost, same sign as the quantity, without commission
 * @param markPrice last known price, zero before the first
 * @param realizedPnl realized profit and loss, gross of commission
 */
public record Position(
    String symbol, long quantity, long openCost, long markPrice, long realizedPnl) {

  /** Average entry price of the open quantity; zero when flat. */
  public long averagePrice() {
    return quantity == 0 ? 0 : FixedPoint.divide(openCost, quantity, Rounding.HALF_EVEN);
  }

  /** Signed notional at the mark. */
  public long notional() {
    return FixedPoint.multiply(quantity, markPrice);
  }

  /** Profit and loss of the open quantity at the mark, gross of commission. */
  public long unrealizedPnl() {
    return notional() - openCost;
  }

  /** Neither long nor short. */
  public boolean isFlat() {
    return quantity == 0;
  }
}
