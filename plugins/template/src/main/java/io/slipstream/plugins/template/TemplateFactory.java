package io.slipstream.plugins.template;

import io.slipstream.api.strategy.ExecutionStyle;
import io.slipstream.api.strategy.Parameters;
import io.slipstream.api.strategy.Sizing;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.api.strategy.StrategyDescriptor;
import io.slipstream.api.strategy.StrategyFactory;
import org.osgi.service.component.annotations.Component;

/** Tells the platform about the strategy and makes its instances. */
@Component
public final class TemplateFactory implements StrategyFactory {
  @Override
  public StrategyDescriptor descriptor() {
    return new StrategyDescriptor(
        "template",
        "Starting point for authors: buys after a bar that rose",
        ExecutionStyle.TAKER,
        Sizing.withParameters());
  }

  @Override
  public Strategy create(Parameters parameters) {
    return new TemplateStrategy(Sizing.of(parameters));
  }
}
