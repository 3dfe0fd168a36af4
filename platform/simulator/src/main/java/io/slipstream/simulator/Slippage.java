package io.slipstream.simulator;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.market.Rounding;
import io.slipstream.api.service.venue.SlippageModel;

/** The price of what takes liquidity. */
final class Slippage {
  private Slippage() {}

  /**
   * The market's price moved against the order, on a tick, within its limit.
   *
   * @throws ArithmeticException when it does not fit
   */
  static long price(Resting order, long marketPrice, long quantity, long marketQuantity) {
    Instrument terms = order.at.terms();
    if (order.at.model().slippage().kind() == SlippageModel.Kind.NONE) {
      return order.accepts(marketPrice) ? marketPrice : order.limitPrice;
    }
    long distance =
        distance(order.at.model().slippage(), terms, marketPrice, quantity, marketQuantity);
    long moved =
        order.isBuy
            ? terms.roundToTick(Math.addExact(marketPrice, distance), Rounding.CEILING)
            : terms.roundToTick(Math.subtractExact(marketPrice, distance), Rounding.FLOOR);
    long price = Math.max(moved, terms.tickSize());
    return order.accepts(price) ? price : order.limitPrice;
  }

  private static long distance(
      SlippageModel model, Instrument terms, long price, long quantity, long marketQuantity) {
    long coefficient = model.coefficient();
    return switch (model.kind()) {
      case NONE -> 0;
      case RATE -> FixedPoint.multiply(price, coefficient);
      case HALF_SPREAD ->
          FixedPoint.rescale(coefficient, FixedPoint.SCALE, terms.priceScale(), Rounding.HALF_EVEN);
      case VOLUME_SHARE -> {
        double share = share(quantity, marketQuantity);
        yield (long) Math.rint(price * FixedPoint.toDouble(coefficient) * share * share);
      }
      case SQUARE_ROOT -> {
        double root = Math.sqrt(share(quantity, marketQuantity));
        double volatility = FixedPoint.toDouble(model.volatility());
        yield (long) Math.rint(price * FixedPoint.toDouble(coefficient) * volatility * root);
      }
    };
  }

  private static double share(long quantity, long marketQuantity) {
    return marketQuantity <= 0 ? 1 : Math.min(1, (double) quantity / marketQuantity);
  }
}
