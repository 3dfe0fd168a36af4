package io.slipstream.api.service.backtest;

/**
 * Asks a pod's strategy again on the events of a recorded session and compares; an OSGi service.
 * Nothing of the session is touched.
 */
public interface ParityRuns {
  /**
   * Runs through the journal once, on the caller's thread.
   *
   * @throws BacktestException when it cannot be: there is no such pod, a build or the data of then
   *     is not there any more, or the journal does not reach
   */
  ParityOutcome compare(ParityRequest request);
}
