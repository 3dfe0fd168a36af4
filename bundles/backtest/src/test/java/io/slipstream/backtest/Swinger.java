package io.slipstream.backtest;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.OrderIntent;
import io.slipstream.api.order.Side;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.api.strategy.StrategyContext;
import java.util.SplittableRandom;

/** Asks for whatever chance says, often for more than it can pay. */
final class Swinger implements Strategy {
  private final SplittableRandom chance;
  private final double greed;
  private final boolean sellsShort;

  Swinger(long seed, double greed) {
    this(seed, greed, false);
  }

  Swinger(long seed, double greed, boolean sellsShort) {
    this.chance = new SplittableRandom(seed);
    this.greed = greed;
    this.sellsShort = sellsShort;
  }

  @Override
  public void onBar(Bar bar, StrategyContext context) {
    if (chance.nextInt(3) > 0) {
      return;
    }
    Instrument instrument = context.instrument(bar.symbol());
    long held = context.position(instrument).quantity();
    boolean sells = (sellsShort || held > 0) && chance.nextBoolean();
    long worth = (long) (context.account().equity() * greed * chance.nextDouble());
    long quantity =
        sells && held > 0 ? held : instrument.affordableQuantity(worth, bar.closePrice());
    if (quantity > 0) {
      context.submit(OrderIntent.market(instrument, sells ? Side.SELL : Side.BUY, quantity));
    }
  }
}
