package io.slipstream.intake.guest;

import io.slipstream.api.strategy.ExecutionStyle;
import io.slipstream.api.strategy.Parameters;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.api.strategy.StrategyDescriptor;
import io.slipstream.api.strategy.StrategyFactory;
import java.util.List;

/** The factory of a test's plugin. */
final class GuestFactory implements StrategyFactory {
  @Override
  public StrategyDescriptor descriptor() {
    return new StrategyDescriptor("guest", "For tests", ExecutionStyle.TAKER, List.of());
  }

  @Override
  public Strategy create(Parameters parameters) {
    return new GuestStrategy();
  }
}
