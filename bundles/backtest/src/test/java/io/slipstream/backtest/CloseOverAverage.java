package io.slipstream.backtest;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.order.OrderDraft;
import io.slipstream.api.order.Side;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.api.strategy.StrategyContext;
import java.util.ArrayList;
import java.util.List;

/**
 * The strategy of backtrader's tests/test_strategy_unoptimized.py: buys one when the close crosses
 * above its 15-bar average, closes when it crosses below. Both cross when the close is beyond the
 * average and the last one that differed from it was on the other side.
 */
final class CloseOverAverage implements Strategy {
  private final MovingSum average = new MovingSum(15);
  private final List<Long> bought = new ArrayList<>();
  private final List<Long> sold = new ArrayList<>();
  private OrderDraft draft;
  private int before;

  /** Closes that made it buy. */
  List<Long> bought() {
    return bought;
  }

  /** Closes that made it sell. */
  List<Long> sold() {
    return sold;
  }

  @Override
  public void onStart(StrategyContext context) {
    draft = new OrderDraft(context.instruments().get(0));
  }

  @Override
  public void onBar(Bar bar, StrategyContext context) {
    long close = bar.closePrice();
    average.add(close);
    if (!average.isReady()) {
      return;
    }
    int now = average.compareValue(close);
    boolean flat = context.position(context.instruments().get(0)).isFlat();
    if (flat && now > 0 && before < 0) {
      bought.add(close);
      context.submit(draft.market(Side.BUY, FixedPoint.ONE));
    } else if (!flat && now < 0 && before > 0) {
      sold.add(close);
      context.submit(draft.market(Side.SELL, FixedPoint.ONE));
    }
    before = now == 0 ? before : now;
  }
}
