package io.slipstream.backtest.research;

import io.slipstream.api.market.BarPeriod;
import io.slipstream.api.market.BarSeries;
import io.slipstream.api.service.backtest.research.SweepOption;
import io.slipstream.backtest.SliceTimes;
import io.slipstream.backtest.Timeline;
import io.slipstream.backtest.TradingYear;
import java.util.Arrays;
import java.util.List;

/**
 * When equity is looked at: at the close of the last bar of every step of the clock (UTC) that has
 * a bar.
 *
 * @param year what ratios are annualized with
 * @param step nanoseconds
 * @param times close times of those bars, ascending; the last bar is one of them
 */
record SampleTimes(TradingYear year, long step, long[] times) {
  private static final long YEAR = 365L * 86_400_000_000_000L;
  private static final int ENOUGH = 100;
  private static final List<String> STEPS = List.of("1d", "4h", "1h", "15m", "5m", "1m");

  /** By a step in text, or without one by the longest that gives enough samples. */
  static SampleTimes of(List<BarSeries> series, String text, TradingYear year) {
    return of(new Timeline(series).slices(), series.get(0).period(), text, year);
  }

  private static SampleTimes of(SliceTimes slices, long period, String text, TradingYear year) {
    if (!text.isEmpty()) {
      return of(slices, step(text, period), year);
    }
    for (String candidate : STEPS) {
      long step = BarPeriod.parse(candidate);
      if (step % period == 0) {
        SampleTimes times = of(slices, step, year);
        if (times.count() >= ENOUGH) {
          return times;
        }
      }
    }
    return of(slices, period, year);
  }

  private static long step(String text, long period) {
    long step;
    try {
      step = BarPeriod.parse(text);
    } catch (IllegalArgumentException e) {
      throw Complaints.of(SweepOption.SAMPLE.key(), text, "a number and s, m, h or d");
    }
    if (step % period != 0) {
      throw Complaints.of(
          SweepOption.SAMPLE.key(),
          text,
          "a multiple of the bar, " + BarPeriod.format(period) + ",");
    }
    return step;
  }

  private static SampleTimes of(SliceTimes slices, long step, TradingYear year) {
    long[] times = new long[16];
    int count = 0;
    for (int behind = 0; behind < slices.count(); count++) {
      // A bar that closes at the end of a step belongs to it.
      long end = (Math.floorDiv(slices.at(behind) - 1, step) + 1) * step;
      behind = slices.endedBy(end);
      if (count == times.length) {
        times = Arrays.copyOf(times, count * 2);
      }
      times[count] = slices.at(behind - 1);
    }
    return new SampleTimes(year, step, Arrays.copyOf(times, count));
  }

  int count() {
    return times.length;
  }

  double perYear() {
    return year.periods(step);
  }

  /** Around the clock, whatever the year: so that what is kept of trials can be compared. */
  Pace clock() {
    return new SampleTimes(TradingYear.DEFAULT, step, times).pace();
  }

  /** What turns samples into years. */
  Pace pace() {
    double years = (times[times.length - 1] - times[0] + step) / (double) YEAR;
    return new Pace(perYear(), times.length / years);
  }

  /**
   * Samples a year.
   *
   * @param perYear that there would be without a gap: ratios are annualized by it
   * @param counted that there are: growth is annualized by the time that passed
   */
  record Pace(double perYear, double counted) {}

  String text() {
    return BarPeriod.format(step);
  }
}
