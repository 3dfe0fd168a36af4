package io.slipstream.runtime;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.BarSeries;
import java.util.ArrayList;
import java.util.List;

/** Plays a recorded series, once or in a loop; each further pass is moved behind the one before. */
final class MarketReplay {
  private static final long DAY = 86_400_000_000_000L;

  private final BarSeries series;
  private final boolean loop;
  private final long span;
  private long pass;
  private BarSeries.Cursor cursor;

  MarketReplay(BarSeries series, boolean loop) {
    this.series = series;
    this.loop = loop;
    long first = series.bar(0).openTime();
    long last = series.bar(series.length() - 1).closeTime();
    this.span = (last - first + DAY - 1) / DAY * DAY;
    this.cursor = series.cursor();
  }

  /** Goes on behind the last bar that was taken in an earlier run. */
  void seekAfter(long time) {
    pass = passOf(time);
    cursor = series.cursor().shifted(pass * span);
    cursor.seekAfter(time);
  }

  /** Close time of the next bar, or {@link Long#MAX_VALUE} at the end. */
  long nextTime() {
    if (cursor.nextCloseTime() == Long.MAX_VALUE && loop) {
      pass++;
      cursor = series.cursor().shifted(pass * span);
    }
    return cursor.nextCloseTime();
  }

  /** The next bar; there is one. */
  Bar next() {
    cursor.advance();
    return cursor;
  }

  /** Up to {@code count} bars that closed at or before {@code time}, oldest first. */
  List<Bar> history(long time, int count) {
    long shift = passOf(time) * span;
    BarSeries.Cursor walk = series.cursor().shifted(shift);
    int first = walk.closedBy(time) - count;
    if (first > 0) {
      walk.seekAfter(series.bar(first - 1).closeTime() + shift);
    }
    List<Bar> bars = new ArrayList<>();
    while (walk.nextCloseTime() <= time && walk.advance()) {
      bars.add(walk.copy());
    }
    return bars;
  }

  /** Share of this pass that closed at or before {@code time}, 0 to 1. */
  double progress(long time) {
    long first = series.bar(0).openTime();
    long last = series.bar(series.length() - 1).closeTime();
    double share = (double) (time - passOf(time) * span - first) / (last - first);
    return Math.min(1, Math.max(0, share));
  }

  private long passOf(long time) {
    return Math.max(0, Math.floorDiv(time - series.bar(0).openTime() - 1, span));
  }
}
