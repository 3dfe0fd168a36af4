package io.slipstream.api.service.backtest;

import java.util.List;

/**
 * Backtests and research that run now; an OSGi service. A job is canceled by somebody, by who waits
 * for it, or because a build it runs was unloaded; who waits for it is told why with a {@link
 * BacktestException}.
 */
public interface BacktestJobs {
  /** What runs now, by name. */
  List<JobProgress> running();

  /**
   * Cancels what runs under a name, soon: a strategy's call that does not return is not ended.
   *
   * @param reason told to who waits for it
   * @throws BacktestException when nothing of that name runs
   */
  void cancel(String job, String reason);
}
