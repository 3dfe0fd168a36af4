package io.slipstream.backtest.research;

import io.slipstream.api.market.Bar;
import io.slipstream.api.strategy.ExecutionStyle;
import io.slipstream.api.strategy.Parameters;
import io.slipstream.api.strategy.Sizing;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.api.strategy.StrategyContext;
import io.slipstream.api.strategy.StrategyDescriptor;
import io.slipstream.api.strategy.StrategyFactory;

/** A strategy that trades nothing, and does something at one bar. */
final class CallbackFactory implements StrategyFactory {
  private final int place;
  private final Runnable then;

  CallbackFactory(int place, Runnable then) {
    this.place = place;
    this.then = then;
  }

  @Override
  public StrategyDescriptor descriptor() {
    return new StrategyDescriptor(
        "callback", "calls somebody once", ExecutionStyle.TAKER, Sizing.withParameters());
  }

  @Override
  public Strategy create(Parameters parameters) {
    return new Callback();
  }

  private final class Callback implements Strategy {
    private int bars;

    @Override
    public void onBar(Bar bar, StrategyContext context) {
      if (++bars == place) {
        then.run();
      }
    }
  }
}
