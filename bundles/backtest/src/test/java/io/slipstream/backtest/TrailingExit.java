package io.slipstream.backtest;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.order.Fill;
import io.slipstream.api.order.OrderDraft;
import io.slipstream.api.order.Side;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.api.strategy.StrategyContext;

/** S5: every 40th bar, when flat, buys 100; a stop trails 6 % below the close from then on. */
final class TrailingExit implements Strategy {
  private static final int EVERY = 40;
  private static final long QUANTITY = 100 * FixedPoint.ONE;
  private static final long DISTANCE = FixedPoint.parse("0.06");

  private OrderDraft draft;
  private int index = -1;

  @Override
  public void onStart(StrategyContext context) {
    draft = new OrderDraft(context.instruments().get(0));
  }

  @Override
  public void onBar(Bar bar, StrategyContext context) {
    index++;
    if (index % EVERY == 0 && context.position(context.instruments().get(0)).isFlat()) {
      context.submit(draft.market(Side.BUY, QUANTITY));
    }
  }

  @Override
  public void onFill(Fill fill, StrategyContext context) {
    if (fill.side() == Side.BUY) {
      context.submit(draft.trailingByRate(Side.SELL, fill.lastQty(), DISTANCE));
    }
  }
}
