package io.slipstream.compliance;

import io.slipstream.api.market.Bar;
import io.slipstream.kernel.Decision;
import io.slipstream.kernel.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Holes in a day's data: bars that do not follow each other, books that missed changes. */
final class Gaps {
  private static final int MOST_LISTED = 500;

  private final SortedMap<Integer, Long> lastClose = new TreeMap<>();
  private final List<List<String>> listed = new ArrayList<>();
  private long count;
  private long lastSequence;
  private long sequenceGaps;

  void take(ReadEntry entry, Register register, boolean isOfDay) {
    if (lastSequence > 0 && entry.sequence() != lastSequence + 1) {
      sequenceGaps++;
    }
    lastSequence = entry.sequence();
    if (entry.input() instanceof Input.BarClosed in) {
      takeBar(entry, in, register, isOfDay);
    } else if (entry.decision() instanceof Decision.BookGap && isOfDay) {
      add(entry, Words.of(entry, register));
    }
  }

  private void takeBar(ReadEntry entry, Input.BarClosed in, Register register, boolean isOfDay) {
    Bar bar = in.bar();
    Long before = lastClose.put(in.instrument(), bar.closeTime());
    if (isOfDay && before != null && bar.openTime() > before) {
      add(
          entry,
          register.instrument(in.instrument()).symbol()
              + ": no bar from "
              + EventTimes.instant(before)
              + " to "
              + EventTimes.instant(bar.openTime())
              + ", "
              + Words.period(bar.openTime() - before));
    }
  }

  private void add(ReadEntry entry, String text) {
    count++;
    if (listed.size() < MOST_LISTED) {
      listed.add(List.of(String.valueOf(entry.sequence()), Rts6Row.time(entry.time()), text));
    }
  }

  List<List<String>> listed() {
    return listed;
  }

  long count() {
    return count;
  }

  long sequenceGaps() {
    return sequenceGaps;
  }
}
