package io.slipstream.api.service.operations;

import java.util.List;

/**
 * Measures of risk, of the running portfolio and of any series of returns; an OSGi service that
 * changes nothing. A question about a file is answered also while the session is not up.
 */
public interface RiskQueries {
  /**
   * Value at risk and expected shortfall.
   *
   * @throws OperationRefusedException naming field, value and what is allowed
   */
  VarView valueAtRisk(VarQuestion question);

  /**
   * How value at risk did on a history: forecasts day by day against what came.
   *
   * @throws OperationRefusedException naming field, value and what is allowed
   */
  VarBacktestView backtest(VarQuestion question);

  /**
   * Exposures of the running portfolio.
   *
   * @param benchmarks symbols that beta is measured to; the session's instrument when there are
   *     none
   * @throws OperationRefusedException naming field, value and what is allowed
   */
  ExposureView exposure(List<String> benchmarks);

  /**
   * What scenarios make of the present positions.
   *
   * @throws OperationRefusedException naming field, value and what is allowed
   */
  StressView stress(StressQuestion question);

  /**
   * Risk of the present positions, split among factors; a note of the answer says why there is
   * none.
   *
   * @throws OperationRefusedException for a number of components that is not allowed
   */
  FactorView factors(FactorQuestion question);

  /** The figures that follow every fill. */
  RiskPulse pulse();
}
