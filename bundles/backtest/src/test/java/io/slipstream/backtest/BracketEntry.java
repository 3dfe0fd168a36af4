package io.slipstream.backtest;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.Bracket;
import io.slipstream.api.order.OrderDraft;
import io.slipstream.api.order.Side;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.api.strategy.StrategyContext;

/**
 * S4: every 20th bar, when flat and without a live entry, buys 100 at 1 % below the close within
 * the next five bars, with a stop 5 % below and a target 8 % above what was paid.
 */
final class BracketEntry implements Strategy {
  private static final int EVERY = 20;
  private static final int ALIVE = 5;
  private static final long QUANTITY = 100 * FixedPoint.ONE;
  private static final long ENTRY = FixedPoint.parse("0.99");
  private static final Bracket EXITS =
      Bracket.atRates(FixedPoint.parse("0.05"), FixedPoint.parse("0.08"));

  private final BarSeries series;
  private final boolean expires;
  private OrderDraft draft;
  private long entry;
  private int placed;
  private int index = -1;

  /** The entry ends by its expire time, or else because the strategy cancels it. */
  BracketEntry(BarSeries series, boolean expires) {
    this.series = series;
    this.expires = expires;
  }

  @Override
  public void onStart(StrategyContext context) {
    draft = new OrderDraft(context.instruments().get(0));
  }

  @Override
  public void onBar(Bar bar, StrategyContext context) {
    index++;
    if (!expires && entry != 0 && index == placed + ALIVE) {
      context.cancel(entry);
    }
    Instrument instrument = context.instruments().get(0);
    if (index % EVERY == 0
        && context.position(instrument).isFlat()
        && !context.hasWorkingOrder(instrument)) {
      draft.limit(Side.BUY, QUANTITY, FixedPoint.multiply(bar.closePrice(), ENTRY)).bracket(EXITS);
      entry = context.submit(expires ? draft.goodTill(lastMoment()) : draft);
      placed = index;
    }
  }

  private long lastMoment() {
    return series.bar(Math.min(index + ALIVE, series.length() - 1)).closeTime();
  }
}
