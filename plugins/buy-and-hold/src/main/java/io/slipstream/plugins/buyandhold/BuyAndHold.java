package io.slipstream.plugins.buyandhold;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.OrderIntent;
import io.slipstream.api.order.Side;
import io.slipstream.api.strategy.Sizing;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.api.strategy.StrategyContext;
import io.slipstream.api.strategy.StrategySnapshot;

/** Buys each instrument once, at its first tradable event, and holds it. */
final class BuyAndHold implements Strategy {
  private final Sizing sizing;

  BuyAndHold(Sizing sizing) {
    this.sizing = sizing;
  }

  @Override
  public void onBar(Bar bar, StrategyContext context) {
    Instrument instrument = context.instrument(bar.symbol());
    if (!context.position(instrument).isFlat() || context.hasWorkingOrder(instrument)) {
      return;
    }
    long equity = context.account().equity() / context.instruments().size();
    long quantity = sizing.quantity(instrument, equity, bar.closePrice());
    if (quantity > 0) {
      context.submit(
          OrderIntent.market(instrument, Side.BUY, quantity)
              .because("FIRST_PURCHASE", bar.close(), Double.NaN));
    }
  }

  /** What it holds, the pod knows. */
  @Override
  public StrategySnapshot snapshot() {
    return StrategySnapshot.EMPTY;
  }

  @Override
  public void restore(StrategySnapshot snapshot, StrategyContext context) {
    // There is nothing to remember.
  }
}
