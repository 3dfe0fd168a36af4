package io.slipstream.api.service.backtest;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Runs backtests and keeps their results; an OSGi service. A run is a job of {@link BacktestJobs};
 * a caller that is interrupted cancels it.
 */
public interface Backtests {
  /**
   * Runs one and writes its files.
   *
   * @throws BacktestException when the request is not allowed or a file cannot be written, or why
   *     it was canceled; nothing is left behind
   */
  BacktestOutcome run(BacktestRequest request);

  /**
   * The request that a run file, YAML or JSON, or a manifest holds.
   *
   * @throws BacktestException naming the file and what is wrong in it
   */
  BacktestRequest read(Path file);

  /** Results that are kept, the newest last. */
  List<RunSummary> list();

  /**
   * What {@code result.json} of a run says.
   *
   * @param run its name, or the path of its directory
   * @throws BacktestException when there is no such run
   */
  Map<String, Object> result(String run);

  /**
   * Runs a manifest again and compares.
   *
   * @param run name or directory of the run
   * @param exact whether the plugin builds of then are used, from the store, instead of what its
   *     request names now
   * @param output as in {@link BacktestRequest}
   * @throws BacktestException when it cannot be run again, with the reason
   */
  Rerun rerun(String run, boolean exact, Path output);

  /**
   * Writes a run's directory as one zip file, which must not be there yet.
   *
   * @return number of files in it
   * @throws BacktestException when there is no such run or the file cannot be written
   */
  int export(String run, Path zip);
}
