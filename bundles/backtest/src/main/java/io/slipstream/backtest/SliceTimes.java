package io.slipstream.backtest;

import io.slipstream.api.market.BarSeries;
import java.util.Arrays;

/** When the slices of a timeline end, ascending, nanoseconds since the epoch. */
public abstract class SliceTimes {
  private SliceTimes() {}

  /** Those of one series are the closes of its bars: nothing is copied. */
  static SliceTimes of(BarSeries series) {
    return new OfSeries(series);
  }

  /** {@code times} ascend. */
  static SliceTimes of(long[] times) {
    return new OfArray(times);
  }

  /** How many there are. */
  public abstract int count();

  /** The end of slice {@code index}, 0 to count - 1. */
  public abstract long at(int index);

  /** How many end at {@code time} or before; quick when it is asked for later and later times. */
  public abstract int endedBy(long time);

  private static final class OfSeries extends SliceTimes {
    private final BarSeries series;
    private final BarSeries.Cursor bars;

    private OfSeries(BarSeries series) {
      this.series = series;
      this.bars = series.cursor();
    }

    @Override
    public int count() {
      return series.length();
    }

    @Override
    public long at(int index) {
      return series.bar(index).closeTime();
    }

    @Override
    public int endedBy(long time) {
      bars.seekAfter(time);
      return bars.position();
    }
  }

  private static final class OfArray extends SliceTimes {
    private final long[] times;

    private OfArray(long[] times) {
      this.times = times;
    }

    @Override
    public int count() {
      return times.length;
    }

    @Override
    public long at(int index) {
      return times[index];
    }

    @Override
    public int endedBy(long time) {
      int found = Arrays.binarySearch(times, time);
      return found < 0 ? -found - 1 : found + 1;
    }
  }
}
