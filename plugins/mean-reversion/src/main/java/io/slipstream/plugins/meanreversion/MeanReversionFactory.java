package io.slipstream.plugins.meanreversion;

import io.slipstream.api.strategy.ExecutionStyle;
import io.slipstream.api.strategy.ParameterDefinition;
import io.slipstream.api.strategy.Parameters;
import io.slipstream.api.strategy.Sizing;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.api.strategy.StrategyDescriptor;
import io.slipstream.api.strategy.StrategyFactory;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** Bets on the way back to the mean. */
@Component
public final class MeanReversionFactory implements StrategyFactory {
  @Override
  public StrategyDescriptor descriptor() {
    return new StrategyDescriptor(
        "mean-reversion",
        "Enters outside a band around the rolling mean, exits at the mean",
        ExecutionStyle.TAKER,
        Sizing.withParameters(
            ParameterDefinition.integer(
                "window", 20, 2, 5000, "bars", "Length of mean and deviation"),
            ParameterDefinition.decimal(
                "band", "2", 0.1, 10, "standard deviations", "Half the width of the band"),
            ParameterDefinition.choice(
                "above", List.of("flat", "short"), "Position wanted above the band")));
  }

  @Override
  public Strategy create(Parameters parameters) {
    return new MeanReversion(
        parameters.integer("window"),
        parameters.decimal("band"),
        parameters.text("above").equals("short"),
        Sizing.of(parameters));
  }
}
