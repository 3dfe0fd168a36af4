package io.slipstream.plugins.buyandhold;

import io.slipstream.api.strategy.ExecutionStyle;
import io.slipstream.api.strategy.Parameters;
import io.slipstream.api.strategy.Sizing;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.api.strategy.StrategyDescriptor;
import io.slipstream.api.strategy.StrategyFactory;
import org.osgi.service.component.annotations.Component;

/** The baseline every report compares with. */
@Component
public final class BuyAndHoldFactory implements StrategyFactory {
  @Override
  public StrategyDescriptor descriptor() {
    return new StrategyDescriptor(
        "buy-and-hold",
        "One purchase at the first tradable event, held to the end",
        ExecutionStyle.TAKER,
        Sizing.withParameters());
  }

  @Override
  public Strategy create(Parameters parameters) {
    return new BuyAndHold(Sizing.of(parameters));
  }
}
