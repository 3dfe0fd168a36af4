package ${package};

import io.slipstream.api.strategy.ExecutionStyle;
import io.slipstream.api.strategy.ParameterDefinition;
import io.slipstream.api.strategy.ParameterException;
import io.slipstream.api.strategy.Parameters;
import io.slipstream.api.strategy.SignalStrategy;
import io.slipstream.api.strategy.Sizing;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.api.strategy.StrategyDescriptor;
import io.slipstream.api.strategy.StrategyFactory;
import io.slipstream.indicators.SimpleMovingAverage;
import org.osgi.service.component.annotations.Component;

/** Long while the short average of closes is above the long one, else flat. */
@Component
public final class ${className} implements StrategyFactory {
  @Override
  public StrategyDescriptor descriptor() {
    return new StrategyDescriptor(
        "${artifactId}",
        "Long while the short average is above the long one, else flat",
        ExecutionStyle.TAKER,
        Sizing.withParameters(
            ParameterDefinition.integer("short", 20, 1, 5000, "bars", "The short average"),
            ParameterDefinition.integer("long", 60, 2, 5000, "bars", "The long average")));
  }

  @Override
  public Strategy create(Parameters parameters) {
    if (parameters.integer("short") >= parameters.integer("long")) {
      throw new ParameterException(
          "parameter short = '" + parameters.text("short") + "': below long is allowed");
    }
    return new SignalStrategy(
        Sizing.of(parameters),
        memory -> {
          var fast = new SimpleMovingAverage(parameters.integer("short"));
          var slow = new SimpleMovingAverage(parameters.integer("long"));
          memory.keep("short", fast::state, fast::restore).keep("long", slow::state, slow::restore);
          return bar -> {
            double above = fast.update(bar.close()) - slow.update(bar.close());
            return slow.isReady() ? Math.max(0, above) : Double.NaN;
          };
        });
  }
}
