package io.slipstream.api.order;

import io.slipstream.api.market.Instrument;
import java.util.Objects;

/**
 * What a pod wants: sized, not yet permitted.
 *
 * @param instrument what to trade
 * @param side BUY or SELL
 * @param type MARKET or LIMIT
 * @param timeInForce how long the order lives
 * @param orderQty quantity, {@link io.slipstream.api.market.FixedPoint}, above zero
 * @param limitPrice limit price, {@link io.slipstream.api.market.FixedPoint}; zero for MARKET
 * @param rationale why
 */
public record OrderIntent(
    Instrument instrument,
    Side side,
    OrderType type,
    TimeInForce timeInForce,
    long orderQty,
    long limitPrice,
    Rationale rationale) {

  /** Checks that the fields fit each other; limits are the risk gate's matter. */
  public OrderIntent {
    Objects.requireNonNull(instrument, "instrument");
    Objects.requireNonNull(side, "side");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(timeInForce, "timeInForce");
    Objects.requireNonNull(rationale, "rationale");
    if ((type == OrderType.LIMIT) != (limitPrice > 0)) {
      throw new IllegalArgumentException("a limit price above 0 goes with LIMIT, and only with it");
    }
  }

  /** A market order, good till canceled. */
  public static OrderIntent market(Instrument instrument, Side side, long orderQty) {
    return new OrderIntent(
        instrument, side, OrderType.MARKET, TimeInForce.GTC, orderQty, 0, Rationale.NONE);
  }

  /** A limit order, good till canceled. */
  public static OrderIntent limit(
      Instrument instrument, Side side, long orderQty, long limitPrice) {
    return new OrderIntent(
        instrument, side, OrderType.LIMIT, TimeInForce.GTC, orderQty, limitPrice, Rationale.NONE);
  }

  /** The same intent with its reason. */
  public OrderIntent because(String code, double first, double second) {
    return new OrderIntent(
        instrument,
        side,
        type,
        timeInForce,
        orderQty,
        limitPrice,
        new Rationale(code, first, second));
  }
}
