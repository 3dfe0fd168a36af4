package io.slipstream.plugins.gradient;

import io.slipstream.api.strategy.ExecutionStyle;
import io.slipstream.api.strategy.ParameterDefinition;
import io.slipstream.api.strategy.ParameterException;
import io.slipstream.api.strategy.Parameters;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.api.strategy.StrategyDescriptor;
import io.slipstream.api.strategy.StrategyFactory;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** Cross-sectional trend. */
@Component
public final class GradientFactory implements StrategyFactory {
  @Override
  public StrategyDescriptor descriptor() {
    return new StrategyDescriptor(
        "gradient",
        "Long the strongest trends, short the weakest, at equal volatility",
        ExecutionStyle.MIXED,
        List.of(
            ParameterDefinition.integer(
                "span", 60, 2, 5000, "bars", "Span of the volatility that returns are divided by"),
            ParameterDefinition.integer(
                "longest", 1024, 2, 1024, "bars", "Longest lookback, a power of two"),
            ParameterDefinition.integer("top", 3, 1, 1000, "instruments", "Held on each side"),
            ParameterDefinition.integer("every", 20, 4, 5000, "bars", "Between two rebalances"),
            ParameterDefinition.decimal(
                "volatility", "0.005", 0.00001, 1, "of equity", "Dollar volatility of a side"),
            ParameterDefinition.decimal(
                "gross", "0.9", 0.01, 10, "of equity", "Most gross exposure of both sides"),
            ParameterDefinition.decimal(
                "share", "0.025", 0, 1, "of volume", "Largest trade against the average day's"),
            ParameterDefinition.integer(
                "volumeWindow", 20, 1, 5000, "days", "Length of the average daily volume"),
            ParameterDefinition.integer(
                "deadline", 1, 1, 5000, "bars", "How long a trade waits before it crosses")));
  }

  @Override
  public Strategy create(Parameters parameters) {
    int longest = parameters.integer("longest");
    if (Integer.bitCount(longest) != 1) {
      throw new ParameterException(
          "parameter longest = '" + longest + "': a power of two from 2 to 1024 is allowed");
    }
    int every = parameters.integer("every");
    int deadline = parameters.integer("deadline");
    if (deadline > every / 2 - 1) {
      throw new ParameterException(
          "parameter deadline = '"
              + deadline
              + "': with every = "
              + every
              + " at most "
              + (every / 2 - 1)
              + " is allowed, a rebalance takes two trades");
    }
    return new Gradient(
        new Gradient.Terms(
            parameters.integer("span"),
            longest,
            every,
            parameters.decimal("share"),
            parameters.integer("volumeWindow"),
            deadline),
        new Basket(
            parameters.integer("top"),
            parameters.decimal("volatility"),
            parameters.decimal("gross")));
  }
}
