package io.slipstream.backtest;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.order.Fill;
import io.slipstream.api.order.OrderDraft;
import io.slipstream.api.order.Side;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.api.strategy.StrategyContext;
import java.util.Arrays;

/**
 * S6: one working stop order, moved at each close: flat, to buy 100 above the highest high of 20
 * bars; long, to sell them below the lowest low of ten.
 */
final class ChannelBreakout implements Strategy {
  private static final int ENTRY_BARS = 20;
  private static final int EXIT_BARS = 10;
  private static final long QUANTITY = 100 * FixedPoint.ONE;
  private static final long BEYOND = FixedPoint.parse("0.01");

  private final long[] highs = new long[ENTRY_BARS];
  private final long[] lows = new long[EXIT_BARS];
  private OrderDraft draft;
  private long working;
  private int index = -1;

  @Override
  public void onStart(StrategyContext context) {
    draft = new OrderDraft(context.instruments().get(0));
  }

  @Override
  public void onBar(Bar bar, StrategyContext context) {
    index++;
    highs[index % ENTRY_BARS] = bar.highPrice();
    lows[index % EXIT_BARS] = bar.lowPrice();
    if (index < ENTRY_BARS - 1) {
      return;
    }
    boolean flat = context.position(context.instruments().get(0)).isFlat();
    long stop =
        flat
            ? Arrays.stream(highs).max().getAsLong() + BEYOND
            : Arrays.stream(lows).min().getAsLong() - BEYOND;
    if (working == 0) {
      working = context.submit(draft.stopMarket(flat ? Side.BUY : Side.SELL, QUANTITY, stop));
    } else {
      context.replace(working, QUANTITY, 0, stop);
    }
  }

  @Override
  public void onFill(Fill fill, StrategyContext context) {
    working = 0;
  }
}
