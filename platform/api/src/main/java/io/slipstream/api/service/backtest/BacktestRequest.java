package io.slipstream.api.service.backtest;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What to backtest, as people write it; {@link Backtests} checks all of it before anything runs.
 *
 * @param pods one or more, in the order in which they are asked
 * @param instruments symbols with recorded data, one or more
 * @param options what differs from {@link RunOption#fallback()}
 * @param output directory for the files, created; null for one under the results directory
 */
public record BacktestRequest(
    List<Pod> pods, List<String> instruments, SortedMap<RunOption, String> options, Path output) {

  /**
   * One strategy in the run.
   *
   * @param name of the pod; empty for the strategy's id
   * @param strategy id of an installed strategy, or {@code id@version}
   * @param weight share of the cash, 0 to 1; empty for an equal part of what the others leave
   * @param parameters its parameters by name
   * @param instruments of the run that it trades; empty for all
   */
  public record Pod(
      String name,
      String strategy,
      String weight,
      SortedMap<String, String> parameters,
      List<String> instruments) {
    /** Copies the collections. */
    public Pod {
      parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
      instruments = List.copyOf(instruments);
    }
  }

  /** Copies the collections. */
  public BacktestRequest {
    pods = List.copyOf(pods);
    instruments = List.copyOf(instruments);
    options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
  }

  /** One strategy on one instrument. */
  public static BacktestRequest of(
      String strategy,
      Map<String, String> parameters,
      String instrument,
      Map<RunOption, String> options,
      Path output) {
    Pod pod = new Pod("", strategy, "", new TreeMap<>(parameters), List.of());
    return new BacktestRequest(List.of(pod), List.of(instrument), new TreeMap<>(options), output);
  }

  /** What is said of an option, or what holds when nothing is. */
  public String option(RunOption option) {
    return options.getOrDefault(option, option.fallback());
  }
}
