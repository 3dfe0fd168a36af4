package io.slipstream.backtest;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;

/**
 * Doubles of an instrument's numbers, for pages.
 *
 * @param quantity what one unit of quantity is
 * @param cash what one unit of its money is in the run's currency
 */
record Money(double quantity, double cash) {
  static Money of(RunPlan plan, Instrument terms) {
    double rate = 1;
    for (RunPlan.Rate each : plan.rates()) {
      if (each.currency().equals(terms.quoteCurrency())) {
        rate = FixedPoint.toDouble(each.worth());
      }
    }
    return new Money(
        StrictMath.pow(10, -terms.quantityScale()), rate * StrictMath.pow(10, -terms.cashScale()));
  }
}
