package io.slipstream.risk;

import io.slipstream.api.service.risk.RiskBook;
import io.slipstream.api.service.risk.RiskBookFactory;
import org.osgi.service.component.annotations.Component;

/** Makes the book that a session's risk is measured with. */
@Component
public final class PortfolioRiskFactory implements RiskBookFactory {
  @Override
  public RiskBook create(double[][] returns, int pods, double level) {
    return new PortfolioRisk(returns, pods, level);
  }
}
