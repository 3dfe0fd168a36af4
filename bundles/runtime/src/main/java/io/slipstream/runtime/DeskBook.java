package io.slipstream.runtime;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.service.coordination.DeskVoice;
import io.slipstream.api.service.operations.DeskActivity;
import io.slipstream.api.service.operations.DeskView;
import io.slipstream.kernel.Decision;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What desks decided since the process started; used on the session's thread. */
final class DeskBook {
  private static final int KEPT = 20;

  private final SortedMap<String, DeskActivity.Count> counts = new TreeMap<>();
  private final SortedMap<String, Deque<DeskView.Decided>> newest = new TreeMap<>();
  private long slices;
  private long nanos;
  private long began;

  /** A slice ends that something waited for. */
  void begin(long nanoTime) {
    began = nanoTime;
  }

  /** One of its decisions, which has left for the venue by now. */
  void note(Decision.DeskDecided decided, Instrument terms, long nanoTime) {
    if (began != 0) {
      slices++;
      nanos += nanoTime - began;
      began = 0;
    }
    String key = decided.desk() + " " + decided.rule() + " " + decided.outcome();
    DeskActivity.Count before = counts.get(key);
    counts.put(
        key,
        new DeskActivity.Count(
            decided.desk(),
            decided.rule(),
            decided.outcome(),
            (before == null ? 0 : before.decisions()) + 1,
            (before == null ? 0 : before.overrides()) + decided.overrides()));
    Deque<DeskView.Decided> kept =
        newest.computeIfAbsent(decided.desk(), desk -> new ArrayDeque<>());
    kept.addFirst(
        new DeskView.Decided(
            BusEvents.instant(decided.eventTime()),
            decided.symbol(),
            decided.rule(),
            decided.outcome(),
            decided.opinions().stream().map(opinion -> text(opinion, terms)).toList()));
    if (kept.size() > KEPT) {
      kept.removeLast();
    }
  }

  private static String text(Decision.DeskOpinion opinion, Instrument terms) {
    String sure =
        opinion.confidence() == FixedPoint.ONE
            ? ""
            : " (" + FixedPoint.format(opinion.confidence()) + " sure)";
    if (opinion.kind() == DeskVoice.Kind.SILENT) {
      return opinion.member() + " abstained";
    } else if (opinion.kind() == DeskVoice.Kind.STANDING) {
      return opinion.member()
          + " stood "
          + (opinion.side().equals("BUY") ? "LONG" : "SHORT")
          + sure;
    }
    return opinion.intent()
        + " "
        + opinion.side()
        + " "
        + terms.quantityText(opinion.wanted())
        + sure
        + ": "
        + (opinion.kept() == opinion.wanted()
            ? "goes on"
            : opinion.kept() == 0 ? "dropped" : "cut to " + terms.quantityText(opinion.kept()));
  }

  DeskActivity activity() {
    return new DeskActivity(List.copyOf(counts.values()), slices, nanos / 1e9);
  }

  List<DeskView.Decided> newest(String desk) {
    Deque<DeskView.Decided> kept = newest.get(desk);
    return kept == null ? List.of() : new ArrayList<>(kept);
  }

  long decisions(String desk) {
    return counts.values().stream()
        .filter(count -> count.desk().equals(desk))
        .mapToLong(DeskActivity.Count::decisions)
        .sum();
  }

  long overrides(String desk) {
    return counts.values().stream()
        .filter(count -> count.desk().equals(desk))
        .mapToLong(DeskActivity.Count::overrides)
        .sum();
  }
}
