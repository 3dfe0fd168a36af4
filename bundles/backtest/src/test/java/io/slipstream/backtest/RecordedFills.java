package io.slipstream.backtest;

import io.slipstream.api.market.Bar;
import io.slipstream.api.order.Fill;
import io.slipstream.api.order.OrderUpdate;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.api.strategy.StrategyContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Notes the bar of each fill on its way to a strategy. The fill's own time does not tell it: one
 * within a bar has the close time of that bar, which is the open time of the next.
 */
final class RecordedFills implements Strategy {
  private final Strategy strategy;
  private final List<Booked> booked = new ArrayList<>();

  RecordedFills(Strategy strategy) {
    this.strategy = strategy;
  }

  /** A fill and the day of the bar that made it. */
  record Booked(LocalDate day, Fill fill) {}

  List<Booked> booked() {
    return booked;
  }

  @Override
  public void onStart(StrategyContext context) {
    strategy.onStart(context);
  }

  @Override
  public void onBar(Bar bar, StrategyContext context) {
    strategy.onBar(bar, context);
  }

  @Override
  public void onOrderUpdate(OrderUpdate update, StrategyContext context) {
    strategy.onOrderUpdate(update, context);
  }

  @Override
  public void onFill(Fill fill, StrategyContext context) {
    long openTime = context.eventTime() - ReferenceData.DAY;
    booked.add(new Booked(ReferenceData.day(openTime), fill.copy()));
    strategy.onFill(fill, context);
  }
}
