package io.slipstream.benchmarks;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.OrderIntent;
import io.slipstream.api.order.Side;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.api.strategy.StrategyContext;

/** In above a decaying high, out below a decaying low: only there to mix the call sites. */
final class Breakout implements Strategy {
  private double high;
  private double low = Double.MAX_VALUE;

  @Override
  public void onBar(Bar bar, StrategyContext context) {
    high = Math.max(high * 0.9995, bar.high());
    low = Math.min(low * 1.0005, bar.low());
    Instrument instrument = context.instrument(bar.symbol());
    boolean holds = !context.position(instrument).isFlat();
    if (!context.hasWorkingOrder(instrument) && holds == bar.close() < (high + low) / 2) {
      context.submit(OrderIntent.market(instrument, holds ? Side.SELL : Side.BUY, Market.UNIT));
    }
  }
}
