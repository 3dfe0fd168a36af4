package io.slipstream.benchmarks;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.OrderDraft;
import io.slipstream.api.order.Side;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.api.strategy.StrategyContext;
import io.slipstream.indicators.SimpleMovingAverage;

/** {@link TwoAverages} with the averages of the library, as an author would write it. */
final class ExactAverages implements Strategy {
  private final SimpleMovingAverage fastAverage;
  private final SimpleMovingAverage slowAverage;
  private Instrument instrument;
  private OrderDraft draft;

  ExactAverages(int fastLength, int slowLength) {
    fastAverage = new SimpleMovingAverage(fastLength);
    slowAverage = new SimpleMovingAverage(slowLength);
  }

  @Override
  public void onStart(StrategyContext context) {
    instrument = context.instruments().get(0);
    draft = new OrderDraft(instrument);
  }

  @Override
  public void onBar(Bar bar, StrategyContext context) {
    double close = bar.close();
    double fast = fastAverage.update(close);
    double slow = slowAverage.update(close);
    boolean holds = context.position(instrument).quantity() > 0;
    if (fast > slow && !holds) {
      context.submit(draft.market(Side.BUY, Market.UNIT).because("SMA_CROSS", fast, slow));
    } else if (fast < slow && holds) {
      context.submit(draft.market(Side.SELL, Market.UNIT).because("SMA_CROSS", fast, slow));
    }
  }
}
