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
  private int at;

  TwoAverages(int fastLength, int slowLength) {
    this.fastLength = fastLength;
    this.slowLength = slowLength;
    closes = new double[slowLength];
  }

  @Override
  public void onStart(StrategyContext context) {
    instrument = context.instruments().get(0);
    draft = new OrderDraft(instrument);
  }

  @Override
  public void onBar(Bar bar, StrategyContext context) {
    double close = bar.close();
    int fastAt = at - fastLength;
    fastSum += close - closes[fastAt < 0 ? fastAt + slowLength : fastAt];
    slowSum += close - closes[at];
    closes[at] = close;
    at = at + 1 == slowLength ? 0 : at + 1;
    if (++seen < slowLength) {
      return;
    }
    double fast = fastSum / fastLength;
    double slow = slowSum / slowLength;
    boolean holds = context.position(instrument).quantity() > 0;
    if (fast > slow && !holds) {
      context.submit(draft.market(Side.BUY, Market.UNIT).because("SMA_CROSS", fast, slow));
    } else if (fast < slow && holds) {
      context.submit(draft.market(Side.SELL, Market.UNIT).because("SMA_CROSS", fast, slow));
    }
  }
}
