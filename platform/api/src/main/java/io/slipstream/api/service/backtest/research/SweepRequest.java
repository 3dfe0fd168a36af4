package io.slipstream.api.service.backtest.research;

import io.slipstream.api.service.backtest.RunOption;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What to try, as people write it; {@link Research} checks all of it before anything runs.
 *
 * @param strategy id of an installed strategy, or {@code id@version}
 * @param parameters those that are the same in every trial
 * @param instruments symbols with recorded data, one or more
 * @param axes parameters that differ, the first one slowest
 * @param run options of every run that differ from {@link RunOption#fallback()}
 * @param options what differs from {@link SweepOption#fallback()}
 * @param directory for the files, created; null for one under the results directory
 * @param resume whether the directory holds a sweep that was not finished, which goes on
 */
public record SweepRequest(
    String strategy,
    SortedMap<String, String> parameters,
    List<String> instruments,
    List<SweepAxis> axes,
    SortedMap<RunOption, String> run,
    SortedMap<SweepOption, String> options,
    Path directory,
    boolean resume) {
  /** Copies the collections. */
  public SweepRequest {
    parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    instruments = List.copyOf(instruments);
    axes = List.copyOf(axes);
    run = Collections.unmodifiableSortedMap(new TreeMap<>(run));
    options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
  }

  /** On one instrument. */
  public SweepRequest(
      String strategy,
      SortedMap<String, String> parameters,
      String instrument,
      List<SweepAxis> axes,
      SortedMap<RunOption, String> run,
      SortedMap<SweepOption, String> options,
      Path directory,
      boolean resume) {
    this(strategy, parameters, List.of(instrument), axes, run, options, directory, resume);
  }

  /** What is said of an option, or what holds when nothing is. */
  public String option(SweepOption option) {
    return options.getOrDefault(option, option.fallback());
  }

  /** What is said of an option of the runs, or what holds when nothing is. */
  public String option(RunOption option) {
    return run.getOrDefault(option, option.fallback());
  }
}
