package io.slipstream.benchmarks;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.Fill;
import io.slipstream.api.order.OrderDraft;
import io.slipstream.api.order.OrderUpdate;
import io.slipstream.api.order.Side;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.api.strategy.StrategyContext;

/** Rests a limit order below or above the market: only there to mix the call sites. */
final class LimitQuoter implements Strategy {
  private long filled;
  private long updates;

  @Override
  public void onBar(Bar bar, StrategyContext context) {
    Instrument instrument = context.instruments().get(0);
    if (updates % 64 == 63) {
      context.cancelAll(instrument);
    } else if (!context.hasWorkingOrder(instrument)) {
      Side side = filled > 0 ? Side.SELL : Side.BUY;
      long price = bar.closePrice() - side.sign() * 500;
      context.submit(new OrderDraft(instrument).limit(side, Market.UNIT, price));
    }
    updates++;
  }

  @Override
  public void onFill(Fill fill, StrategyContext context) {
    filled += fill.side().sign() * fill.lastQty();
  }

  @Override
  public void onOrderUpdate(OrderUpdate update, StrategyContext context) {
    updates += update.cumQty() > 0 ? 1 : 0;
  }
}
