package io.slipstream.backtest.research;

import io.slipstream.api.service.backtest.BacktestException;
import io.slipstream.report.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finished trials of one sweep in its directory: what it was, then a line for each as it ends. */
final class TrialLog implements AutoCloseable {
  /** The file's name in the directory. */
  static final String FILE = "trials.log";

  private final CheckedLines lines;
  private final Map<SortedMap<String, String>, Trial> finished = new HashMap<>();

  private TrialLog(CheckedLines lines) {
    this.lines = lines;
  }

  /** Begins a sweep in a new or empty directory. */
  static TrialLog begin(Path directory, SortedMap<String, String> manifest) {
    requireEmpty(directory);
    TrialLog log = new TrialLog(CheckedLines.open(directory.resolve(FILE)));
    log.lines.append(JsonText.compact(manifest));
    return log;
  }

  private static void requireEmpty(Path directory) {
    try {
      if (Files.isDirectory(directory)) {
        try (Stream<Path> files = Files.list(directory)) {
          if (files.findAny().isPresent()) {
            throw new BacktestException(
                directory
                    + " is not empty: a new or empty directory is allowed; --resume goes on with"
                    + " a sweep");
          }
        }
      } else if (Files.exists(directory)) {
        throw new BacktestException(directory + " is a file; a new or empty directory is allowed");
      }
    } catch (IOException e) {
      throw new BacktestException("cannot read " + directory + ": " + e, e);
    }
  }

  /** What the sweep of a directory was. */
  static SortedMap<String, String> manifest(Path directory) {
    requireThere(directory);
    try (CheckedLines lines = CheckedLines.open(directory.resolve(FILE))) {
      return manifest(directory, lines);
    }
  }

  private static void requireThere(Path directory) {
    if (!Files.isRegularFile(directory.resolve(FILE))) {
      throw new BacktestException(
          "resume = '" + directory + "': a directory of a sweep, with a " + FILE + ", is allowed");
    }
  }

  private static SortedMap<String, String> manifest(Path directory, CheckedLines lines) {
    if (lines.lines().isEmpty()) {
      throw new BacktestException(
          directory.resolve(FILE) + " has not even its first line; begin anew");
    }
    SortedMap<String, String> manifest = new TreeMap<>();
    for (Map.Entry<?, ?> entry : ((Map<?, ?>) JsonText.parsed(lines.lines().get(0))).entrySet()) {
      manifest.put((String) entry.getKey(), (String) entry.getValue());
    }
    return SweepManifest.withAllOptions(manifest);
  }

  /**
   * Goes on with the sweep of a directory.
   *
   * @throws BacktestException naming what is not as it was then
   */
  static TrialLog resume(Path directory, SortedMap<String, String> manifest) {
    requireThere(directory);
    TrialLog log = new TrialLog(CheckedLines.open(directory.resolve(FILE)));
    try {
      requireSame(directory, manifest(directory, log.lines), manifest);
      List<String> all = log.lines.lines();
      for (String line : all.subList(1, all.size())) {
        Trial trial = TrialLine.read(line);
        log.finished.put(trial.point(), trial);
      }
      return log;
    } catch (RuntimeException e) {
      log.close();
      throw e;
    }
  }

  private static void requireSame(
      Path directory, SortedMap<String, String> then, SortedMap<String, String> now) {
    TreeSet<String> keys = new TreeSet<>(then.keySet());
    keys.addAll(now.keySet());
    List<String> differences = new ArrayList<>();
    for (String key : keys) {
      String before = then.getOrDefault(key, "");
      String after = now.getOrDefault(key, "");
      if (!before.equals(after)) {
        differences.add(key + " was '" + before + "' and is '" + after + "'");
      }
    }
    if (!differences.isEmpty()) {
      throw new BacktestException(
          "the sweep in " + directory + " is another one: " + String.join("; ", differences));
    }
  }

  /** The trial of a point that was finished before, or null. */
  Trial finished(SortedMap<String, String> point) {
    return finished.get(point);
  }

  int finishedCount() {
    return finished.size();
  }

  void append(Trial trial) {
    lines.append(TrialLine.write(trial));
  }

  @Override
  public void close() {
    lines.close();
  }
}
