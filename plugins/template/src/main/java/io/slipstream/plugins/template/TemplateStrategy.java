package io.slipstream.plugins.template;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.Book;
import io.slipstream.api.market.Quote;
import io.slipstream.api.market.TradeTick;
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

  /** Called once, before the first event: look at context.position(...) after a restart. */
  @Override
  public void onStart(StrategyContext context) {}

  /** Everything that the next decisions depend on, beyond parameters and positions. */
  @Override
  public StrategySnapshot snapshot() {
    return StrategySnapshot.EMPTY;
  }

  /** Called in place of onStart after a restart, or by a newer version: takes that back. */
  @Override
  public void restore(StrategySnapshot snapshot, StrategyContext context) {}

  /** Called when a newer build was tried and failed: positions and orders may have changed. */
  @Override
  public void onResume(StrategyContext context) {}

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

  /** The best prices changed. */
  @Override
  public void onQuote(Quote quote, StrategyContext context) {}

  /** Somebody traded. */
  @Override
  public void onTrade(TradeTick trade, StrategyContext context) {}

  /** The order book changed. */
  @Override
  public void onBook(String symbol, Book book, StrategyContext context) {}

  /** A timer that context.setTimer(...) asked for is due. */
  @Override
  public void onTimer(long timer, StrategyContext context) {}

  /** Every event of this time has been seen: the place to rank instruments. */
  @Override
  public void onSlice(StrategyContext context) {}

  /** An order changed state, for example DENIED by the risk gate: update.reason() says why. */
  @Override
  public void onOrderUpdate(OrderUpdate update, StrategyContext context) {}

  /** One of the pod's orders was executed; the position has changed already. */
  @Override
  public void onFill(Fill fill, StrategyContext context) {}
}
