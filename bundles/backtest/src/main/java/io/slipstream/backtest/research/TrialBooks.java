package io.slipstream.backtest.research;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The books of trials, one file for each strategy and data, open from their first use on. */
final class TrialBooks implements AutoCloseable {
  private static final int HASH = 16;

  private final Path folder;
  private final Map<String, TrialBook> open = new TreeMap<>();

  TrialBooks(Path folder) {
    this.folder = folder;
  }

  /** The book of a strategy, whatever its version, on data of a hash. */
  synchronized TrialBook of(String strategy, String dataHash) {
    String hash = dataHash.substring(0, Math.min(HASH, dataHash.length()));
    return open.computeIfAbsent(
        strategy.replaceAll("[^A-Za-z0-9._-]", "_") + "-" + hash,
        name -> new TrialBook(CheckedLines.open(folder.resolve(name + ".trials"))));
  }

  @Override
  public synchronized void close() {
    open.values().forEach(TrialBook::close);
    open.clear();
  }
}
