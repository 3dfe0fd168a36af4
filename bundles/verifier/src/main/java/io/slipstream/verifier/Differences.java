package io.slipstream.verifier;

import java.util.ArrayList;
import java.util.List;

/** Runs of entries whose hash is not the one that is kept; bounded: the last run swallows more. */
final class Differences {
  /** Entries one after the other that differ, and where the first of them is. */
  record Run(String file, long offset, long first, long last) {}

  private static final int MOST = 1000;

  private final List<Run> runs = new ArrayList<>();

  void add(String file, long offset, long entry) {
    Run last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
    if (last != null && (last.last() == entry - 1 || runs.size() == MOST)) {
      runs.set(runs.size() - 1, new Run(last.file(), last.offset(), last.first(), entry));
    } else {
      runs.add(new Run(file, offset, entry, entry));
    }
  }

  boolean isEmpty() {
    return runs.isEmpty();
  }

  List<Run> runs() {
    return runs;
  }

  void clear() {
    runs.clear();
  }
}
