package io.slipstream.api.service.backtest.research;

import io.slipstream.api.service.backtest.JobProgress;
import java.util.function.Consumer;

/**
 * Research on recorded bars; an OSGi service. Everything is checked before anything runs, and runs
 * on threads of its own with low priority; the caller waits, and hears of the progress about once a
 * second, on its own thread. A caller that is interrupted cancels, as {@link
 * io.slipstream.api.service.backtest.BacktestJobs#cancel} does. What was finished by then stays in
 * the directory and can be resumed.
 *
 * <p>All of it throws {@link io.slipstream.api.service.backtest.BacktestException}, naming field,
 * value and what is allowed, or why it was canceled.
 */
public interface Research {
  /** Tries many parameters. */
  SweepOutcome sweep(SweepRequest request, Consumer<JobProgress> progress);

  /** A sweep whose best trial is chosen again and again, from the past of each test window. */
  WalkForwardOutcome walkForward(SweepRequest request, Consumer<JobProgress> progress);

  /** A sweep with combinatorial purged cross-validation. */
  CrossValidationOutcome crossValidate(SweepRequest request, Consumer<JobProgress> progress);

  /** What might have come of a run in another order of its trades and bars. */
  MonteCarloOutcome monteCarlo(MonteCarloRequest request);

  /** Whether a strategy knows the future. */
  ProbeOutcome probe(ProbeRequest request, Consumer<JobProgress> progress);
}
