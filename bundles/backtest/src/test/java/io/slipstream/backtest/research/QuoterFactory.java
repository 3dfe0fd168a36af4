package io.slipstream.backtest.research;

import io.slipstream.api.market.Quote;
import io.slipstream.api.order.OrderIntent;
import io.slipstream.api.order.Side;
import io.slipstream.api.strategy.ExecutionStyle;
import io.slipstream.api.strategy.Parameters;
import io.slipstream.api.strategy.Sizing;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.api.strategy.StrategyContext;
import io.slipstream.api.strategy.StrategyDescriptor;
import io.slipstream.api.strategy.StrategyFactory;

/** A strategy that hears quotes and nothing else. */
final class QuoterFactory implements StrategyFactory {
  @Override
  public StrategyDescriptor descriptor() {
    return new StrategyDescriptor(
        "quoter", "buys at every quote", ExecutionStyle.TAKER, Sizing.withParameters());
  }

  @Override
  public Strategy create(Parameters parameters) {
    return new Quoter();
  }

  private static final class Quoter implements Strategy {
    @Override
    public void onQuote(Quote quote, StrategyContext context) {
      context.submit(
          OrderIntent.market(
              context.instruments().get(0), Side.BUY, context.instruments().get(0).lotSize()));
    }
  }
}
