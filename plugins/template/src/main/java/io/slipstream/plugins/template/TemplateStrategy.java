package io.slipstream.plugins.template;

import io.slipstream.api.market.Bar;
import io.slipstream.api.order.Fill;
import io.slipstream.api.order.OrderIntent;
import io.slipstream.api.order.OrderUpdate;
import io.slipstream.api.order.Side;
import io.slipstream.api.strategy.Sizing;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.api.strategy.StrategyContext;
import io.slipstream.api.strategy.StrategySnapshot;

/** Buys after a bar that rose and keeps it: every hook of a strategy, shown once. */
final class TemplateStrategy implements Strategy {
  private final Sizing sizing;

  TemplateStrategy(Sizing sizing) {
    this.sizing = sizing;
  }

  @Override
  public void onStart(StrategyContext context) {
    // Called once, before the first event: look at context.position(...) after a restart.
  }

  @Override
  public StrategySnapshot snapshot() {
    // Everything that the next decisions depend on, beyond parameters and positions: nothing here.
    return StrategySnapshot.EMPTY;
  }

  @Override
  public void restore(StrategySnapshot snapshot, StrategyContext context) {
    // Called in place of onStart after a restart, or by a newer version: takes that back.
  }

  @Override
  public void onBar(Bar bar, StrategyContext context) {
    var instrument = context.instrument(bar.symbol());
    boolean idle = !context.hasWorkingOrder(instrument);
    if (bar.close() > bar.open() && idle && context.position(instrument).isFlat()) {
      long quantity = sizing.quantity(instrument, context.account().equity(), bar.closePrice());
      context.submit(
          OrderIntent.market(instrument, Side.BUY, quantity)
              .because("ROSE", bar.open(), bar.close()));
    }
  }

  @Override
  public void onSlice(StrategyContext context) {
    // Every bar of this time has been seen: the place to rank instruments.
  }

  @Override
  public void onOrderUpdate(OrderUpdate update, StrategyContext context) {
    // An order changed state, for example DENIED by the risk gate: update.reason() says why.
  }

  @Override
  public void onFill(Fill fill, StrategyContext context) {
    // The position has changed already.
  }
}
