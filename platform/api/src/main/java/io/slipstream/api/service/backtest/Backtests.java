package io.slipstream.api.service.backtest;

/** Runs backtests; an OSGi service. */
public interface Backtests {
  /**
   * Runs one and writes its files.
   *
   * @throws BacktestException when the request is not allowed or a file cannot be written; nothing
   *     is left behind
   */
  BacktestOutcome run(BacktestRequest request);
}
