package io.slipstream.benchmarks;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.OrderDraft;
import io.slipstream.api.order.Side;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.api.strategy.StrategyContext;

/** Long one unit while the fast average of closes is above the slow one, flat while below. */
final class TwoAverages implements Strategy {
  private final int fastLength;
  private final int slowLength;
  private final double[] closes;
  private Instrument instrument;
  private OrderDraft draft;
  private double fastSum;
  private double slowSum;
  private int seen;
  private boolean wantsLong;

  TwoAverages(int fastLength, int slowLength) {
    this.fastLength = fastLength;
    this.slowLength = slowLength;
    closes = new double[Integer.highestOneBit(slowLength) * 2];
  }

  @Override
  public void onStart(StrategyContext context) {
    instrument = context.instruments().get(0);
    draft = new OrderDraft(instrument);
  }

  @Override
  public void onBar(Bar bar, StrategyContext context) {
    double close = bar.close();
    int at = seen++;
    int mask = closes.length - 1;
    fastSum += close - closes[(at - fastLength) & mask];
    slowSum += close - closes[(at - slowLength) & mask];
    closes[at & mask] = close;
    if (at < slowLength - 1) {
      return;
    }
    double fast = fastSum / fastLength;
    double slow = slowSum / slowLength;
    if (wantsLong ? fast < slow : fast > slow) {
      wantsLong = !wantsLong;
      Side side = wantsLong ? Side.BUY : Side.SELL;
      context.submit(draft.market(side, Market.UNIT).because("SMA_CROSS", fast, slow));
    }
  }
}
