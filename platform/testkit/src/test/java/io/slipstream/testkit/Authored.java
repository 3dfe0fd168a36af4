package io.slipstream.testkit;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.OrderIntent;
import io.slipstream.api.order.Side;
import io.slipstream.api.strategy.ExecutionStyle;
import io.slipstream.api.strategy.ParameterDefinition;
import io.slipstream.api.strategy.Parameters;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.api.strategy.StrategyContext;
import io.slipstream.api.strategy.StrategyDescriptor;
import io.slipstream.api.strategy.StrategyFactory;
import java.util.List;
import java.util.function.Function;

/** A factory of any strategy, which has the parameter {@code every}. */
record Authored(Function<Parameters, Strategy> author) implements StrategyFactory {
  @Override
  public StrategyDescriptor descriptor() {
    return new StrategyDescriptor(
        "authored",
        "What a test needs",
        ExecutionStyle.TAKER,
        List.of(ParameterDefinition.integer("every", 3, 1, 100, "bars", "When it acts")));
  }

  @Override
  public Strategy create(Parameters parameters) {
    return author.apply(parameters);
  }

  /** Buys a unit when flat, or sells what is held. */
  static void turn(Bar bar, StrategyContext context, boolean buys) {
    Instrument instrument = context.instrument(bar.symbol());
    long held = context.position(instrument).quantity();
    if (buys && held == 0) {
      context.submit(OrderIntent.market(instrument, Side.BUY, instrument.quantity("1")));
    } else if (!buys && held > 0) {
      context.submit(OrderIntent.market(instrument, Side.SELL, held));
    }
  }
}
