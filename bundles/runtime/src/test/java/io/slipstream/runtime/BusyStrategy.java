package io.slipstream.runtime;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.OrderDraft;
import io.slipstream.api.order.Side;
import io.slipstream.api.strategy.ExecutionStyle;
import io.slipstream.api.strategy.ParameterDefinition;
import io.slipstream.api.strategy.Parameters;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.api.strategy.StrategyContext;
import io.slipstream.api.strategy.StrategyDescriptor;
import io.slipstream.api.strategy.StrategyFactory;
import io.slipstream.api.strategy.StrategySnapshot;
import java.util.List;
import java.util.stream.Stream;

/** Makes orders at every bar: a market order that turns, a limit order on each side, cancels. */
final class BusyStrategy implements Strategy {
  /** Whether snapshots are refused. */
  static volatile boolean refusing;

  private final long every;
  private final Misdeed misdeed;
  private final long at;
  private final long resting;
  private Instrument coin;
  private OrderDraft draft;
  private long bars;

  private BusyStrategy(Parameters parameters) {
    every = parameters.integer("every");
    misdeed = Misdeed.valueOf(parameters.text("misdeed"));
    at = parameters.integer("at");
    resting = parameters.integer("resting");
  }

  @Override
  public void onStart(StrategyContext context) {
    coin = context.instruments().get(0);
    draft = new OrderDraft(coin);
  }

  @Override
  public void onBar(Bar bar, StrategyContext context) {
    bars++;
    if (bars == at && !context.isWarmingUp()) {
      misdeed.commit(context);
    }
    if (!context.isWarmingUp()) {
      misdeed.onBar();
    }
    if (resting > 0) {
      rest(context);
      return;
    }
    long price = bar.closePrice();
    if (bars % every == 0) {
      context.cancelAll(coin);
      boolean holds = context.position(coin).quantity() > 0;
      context.submit(draft.market(holds ? Side.SELL : Side.BUY, FixedPoint.ONE));
    }
    context.submit(draft.limit(Side.BUY, FixedPoint.ONE / 2, price - 50).because("DIP", price, 1));
    context.submit(draft.limit(Side.SELL, FixedPoint.ONE / 2, price + 50).reduceOnly());
  }

  /** Orders that are never executed, anew at each bar. */
  private void rest(StrategyContext context) {
    context.cancelAll(coin);
    for (long i = 0; i < resting; i++) {
      context.submit(draft.limit(Side.BUY, FixedPoint.ONE / 1000, coin.tickSize()));
    }
  }

  @Override
  public StrategySnapshot snapshot() {
    misdeed.onSnapshot();
    return StrategySnapshot.version(1).put("bars", bars).build();
  }

  @Override
  public void restore(StrategySnapshot snapshot, StrategyContext context) {
    misdeed.onRestore();
    if (refusing) {
      throw new IllegalArgumentException("no longer mine");
    }
    onStart(context);
    bars = snapshot.number("bars");
  }

  /** Makes them. */
  static final class Factory implements StrategyFactory {
    @Override
    public StrategyDescriptor descriptor() {
      return new StrategyDescriptor(
          "busy",
          "Makes orders at every bar",
          ExecutionStyle.values()[0],
          List.of(
              ParameterDefinition.integer("every", 3, 1, 1000, "bars", "Bars between turns"),
              ParameterDefinition.choice(
                  "misdeed",
                  Stream.of(Misdeed.values()).map(Misdeed::name).toList(),
                  "What it does to its caller"),
              ParameterDefinition.integer("resting", 0, 0, 1000, "orders", "Orders that rest"),
              ParameterDefinition.integer("at", 20, 1, 1_000_000, "bars", "When")));
    }

    @Override
    public Strategy create(Parameters parameters) {
      return new BusyStrategy(parameters);
    }
  }
}
