package io.slipstream.testkit;

import io.slipstream.api.market.BarSeries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Names the bars of a time. */
final class Events {
  private Events() {}

  /** The bars that closed at a time; the time alone when none did, as for a timer. */
  static String describe(List<BarSeries> series, long time) {
    List<String> bars = new ArrayList<>();
    for (BarSeries one : series) {
      int index = one.cursor().closedBy(time) - 1;
      if (index >= 0 && one.bar(index).closeTime() == time) {
        bars.add(Bars.describe(one, index));
      }
    }
    return bars.isEmpty() ? time(time) : String.join(" and ", bars);
  }

  static String time(long time) {
    return Instant.EPOCH.plusNanos(time).toString();
  }
}
