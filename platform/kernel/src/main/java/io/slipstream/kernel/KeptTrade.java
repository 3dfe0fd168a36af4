package io.slipstream.kernel;

import io.slipstream.api.market.TradeTick;

/** A trade of the market as a value. */
public record KeptTrade(
    String symbol, long eventTime, long receivedTime, long price, long quantity, int aggressor)
    implements TradeTick {

  /** Keeps a view. */
  public static KeptTrade of(TradeTick trade) {
    return new KeptTrade(
        trade.symbol(),
        trade.eventTime(),
        trade.receivedTime(),
        trade.price(),
        trade.quantity(),
        trade.aggressor());
  }
}
