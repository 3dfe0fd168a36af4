package io.slipstream.simulator;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Rounding;

/** Stops that follow the market. */
final class TrailingStops {
  private TrailingStops() {}

  /** Moves an order's stop towards a price; never back. Where the stop would not fit it stays. */
  static void follow(Resting order, long price) {
    if (order.trails() && price > 0) {
      try {
        long stop = stop(order, price);
        boolean isCloser = order.isBuy ? stop < order.stopPrice : stop > order.stopPrice;
        if (isCloser || !order.hasStop) {
          order.stopPrice = stop;
          order.hasStop = true;
        }
      } catch (ArithmeticException e) {
        return;
      }
    }
  }

  private static long stop(Resting order, long price) {
    long distance =
        order.trailingOffset > 0
            ? order.trailingOffset
            : FixedPoint.multiply(price, order.trailingRate);
    return order.isBuy
        ? order.at.terms().roundToTick(Math.addExact(price, distance), Rounding.CEILING)
        : order.at.terms().roundToTick(Math.subtractExact(price, distance), Rounding.FLOOR);
  }
}
