package io.slipstream.api.service.backtest.research;

import java.util.List;
import java.util.function.Consumer;

/**
 * Research on recorded bars; an OSGi service. Everything is checked before anything runs, and runs
 * on threads of its own with low priority; the caller waits. A caller that is interrupted cancels.
 * What was finished by then stays in the directory and can be resumed.
 */
public interface Research {
  /**
   * Tries many parameters.
   *
   * @param progress hears of it about once a second, on the caller's thread
   * @throws io.slipstream.api.service.backtest.BacktestException naming field, value and what is
   *     allowed, or why it was canceled
   */
  SweepOutcome sweep(SweepRequest request, Consumer<ResearchProgress> progress);

  /** What runs now. */
  List<ResearchProgress> running();

  /**
   * Cancels what runs under a name.
   *
   * @param reason told to who waits for it
   * @throws io.slipstream.api.service.backtest.BacktestException when nothing has this name
   */
  void cancel(String job, String reason);
}
