package io.slipstream.plugins.volumegenerator;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Rounding;
import io.slipstream.api.strategy.ExecutionStyle;
import io.slipstream.api.strategy.ParameterDefinition;
import io.slipstream.api.strategy.Parameters;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.api.strategy.StrategyDescriptor;
import io.slipstream.api.strategy.StrategyFactory;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** Exercises a venue and measures what trading on it costs. */
@Component
public final class VolumeGeneratorFactory implements StrategyFactory {
  private static final long SECOND = 1_000_000_000L;

  @Override
  public StrategyDescriptor descriptor() {
    return new StrategyDescriptor(
        "volume-generator",
        "A number of in-and-out round trips at the least cost",
        ExecutionStyle.TAKER,
        List.of(
            ParameterDefinition.integer("trips", 10, 1, 1_000_000, "trips", "Round trips to make"),
            ParameterDefinition.decimal(
                "notional", "1000", 0.01, 1e9, "currency", "Notional of the way in"),
            ParameterDefinition.integer(
                "delay", 60, 0, 604_800, "s", "From the end of a trip to the next"),
            ParameterDefinition.decimal(
                "tolerance", "5", 0, 1000, "bps", "Slippage against the mid, each way"),
            ParameterDefinition.integer(
                "patience", 60, 0, 604_800, "s", "How long a trip waits for a narrow spread")));
  }

  @Override
  public Strategy create(Parameters parameters) {
    return new VolumeGenerator(
        parameters.integer("trips"),
        parameters.fixedPoint("notional"),
        parameters.integer("delay") * SECOND,
        FixedPoint.divide(
            parameters.fixedPoint("tolerance"), 10_000 * FixedPoint.ONE, Rounding.DOWN),
        parameters.integer("patience") * SECOND);
  }
}
