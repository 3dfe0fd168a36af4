package io.slipstream.backtest;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.BarSeries;
import io.slipstream.kernel.PodLoop;
import io.slipstream.kernel.SliceListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Bars of several instruments in the order of their time; those of one time are one slice. */
public final class Timeline {
  private final List<BarSeries> all;

  public Timeline(List<BarSeries> all) {
    this.all = List.copyOf(all);
  }

  /** Hears of a bar, which is valid during the call. */
  public interface BarListener {
    /** Of an instrument by its number. */
    void onBar(int instrument, Bar bar);
  }

  /** Plays all of it; bars that no order waits for take a short way where there is one series. */
  public void play(PodLoop loop, SliceListener slices) {
    if (all.size() == 1) {
      loop.play(0, all.get(0).cursor(), slices);
    } else {
      playTogether(loop, slices);
    }
  }

  /** Bar by bar. */
  public void playTogether(PodLoop loop, SliceListener slices) {
    each(
        loop::onBar,
        time -> {
          loop.endSlice();
          slices.onSliceEnd(time);
        });
  }

  /** Tells every bar, and the end of every slice. */
  public void each(BarListener bars, SliceListener slices) {
    BarSeries.Cursor[] cursors = new BarSeries.Cursor[all.size()];
    long[] next = new long[cursors.length];
    for (int i = 0; i < cursors.length; i++) {
      cursors[i] = all.get(i).cursor();
      next[i] = cursors[i].nextCloseTime();
    }
    for (long time = least(next); time < Long.MAX_VALUE; time = least(next)) {
      for (int i = 0; i < cursors.length; i++) {
        if (next[i] == time) {
          cursors[i].advance();
          bars.onBar(i, cursors[i]);
          next[i] = cursors[i].nextCloseTime();
        }
      }
      slices.onSliceEnd(time);
    }
  }

  private static long least(long[] times) {
    long least = Long.MAX_VALUE;
    for (long time : times) {
      least = Math.min(least, time);
    }
    return least;
  }

  /** When slices end. */
  public SliceTimes slices() {
    if (all.size() == 1) {
      return SliceTimes.of(all.get(0));
    }
    long[] times = new long[(int) Math.min(Integer.MAX_VALUE - 8, bars())];
    int[] count = new int[1];
    each((instrument, bar) -> {}, time -> times[count[0]++] = time);
    return SliceTimes.of(Arrays.copyOf(times, count[0]));
  }

  /** Number of bars of all instruments. */
  public long bars() {
    return all.stream().mapToLong(BarSeries::length).sum();
  }

  /** The bars that close after a time and until another one; some may have none. */
  public List<BarSeries> part(long after, long until) {
    List<BarSeries> parts = new ArrayList<>();
    for (BarSeries series : all) {
      int from = series.cursor().closedBy(after);
      int to = series.cursor().closedBy(until);
      parts.add(series.between(openTime(series, from), openTime(series, to)));
    }
    return parts;
  }

  private static long openTime(BarSeries series, int bar) {
    return bar < series.length() ? series.bar(bar).openTime() : Long.MAX_VALUE;
  }
}
