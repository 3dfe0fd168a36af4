package io.slipstream.plugins.momentum;

import io.slipstream.api.strategy.ExecutionStyle;
import io.slipstream.api.strategy.ParameterDefinition;
import io.slipstream.api.strategy.ParameterException;
import io.slipstream.api.strategy.Parameters;
import io.slipstream.api.strategy.Sizing;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.api.strategy.StrategyDescriptor;
import io.slipstream.api.strategy.StrategyFactory;
import io.slipstream.plugins.momentum.Momentum.Filter;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** Moving-average crossover. */
@Component
public final class MomentumFactory implements StrategyFactory {
  @Override
  public StrategyDescriptor descriptor() {
    return new StrategyDescriptor(
        "momentum",
        "Moving-average crossover: long while the short average is above the long one",
        ExecutionStyle.TAKER,
        Sizing.withParameters(
            ParameterDefinition.integer(
                "short", 20, 1, 5000, "bars", "Length of the short average"),
            ParameterDefinition.integer("long", 60, 2, 5000, "bars", "Length of the long average"),
            ParameterDefinition.choice(
                "below", List.of("flat", "short"), "Position while the short is below"),
            ParameterDefinition.integer(
                "rsi", 0, 0, 500, "bars", "Length of the RSI that filters entries, 0 for none"),
            ParameterDefinition.decimal(
                "rsiMost", "70", 50, 100, "RSI", "No entry to the long side above it"),
            ParameterDefinition.decimal(
                "rsiLeast", "30", 0, 50, "RSI", "No entry to the short side below it")));
  }

  @Override
  public Strategy create(Parameters parameters) {
    int shortWindow = parameters.integer("short");
    int longWindow = parameters.integer("long");
    if (shortWindow >= longWindow) {
      throw new ParameterException(
          "parameter short = '"
              + shortWindow
              + "': a whole number below long = "
              + longWindow
              + " is allowed");
    }
    boolean sellsShort = parameters.text("below").equals("short");
    Filter filter =
        new Filter(
            parameters.integer("rsi"),
            parameters.decimal("rsiMost"),
            parameters.decimal("rsiLeast"));
    return new Momentum(shortWindow, longWindow, sellsShort, filter, Sizing.of(parameters));
  }
}
