package io.slipstream.benchmarks;

import io.slipstream.api.market.Quote;
import io.slipstream.api.order.OrderDraft;
import io.slipstream.api.order.Side;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.api.strategy.StrategyContext;

/**
 * Buys and sells a little in turns, one market order a quote; little, so that spread and commission
 * of a hundred million orders do not use up the capital.
 */
final class EachQuote implements Strategy {
  private static final long QUANTITY = Market.UNIT / 1000;

  private OrderDraft draft;

  @Override
  public void onStart(StrategyContext context) {
    draft = new OrderDraft(context.instruments().get(0));
  }

  @Override
  public void onQuote(Quote quote, StrategyContext context) {
    boolean holds = context.position(draft.instrument()).quantity() > 0;
    context.submit(draft.market(holds ? Side.SELL : Side.BUY, QUANTITY));
  }
}
