package io.slipstream.backtest.research;

import io.slipstream.api.market.BarPeriod;
import io.slipstream.api.market.BarSeries;
import io.slipstream.api.service.backtest.research.SweepOption;
import java.util.Arrays;
import java.util.List;

/**
 * When equity is looked at: at the close of the last bar of every step of the clock (UTC) that has
 * a bar.
 *
 * @param step nanoseconds
 * @param times close times of those bars, ascending; the last bar is one of them
 */
record SampleTimes(long step, long[] times) {
  private static final long YEAR = 365L * 86_400_000_000_000L;
  private static final int ENOUGH = 100;
  private static final List<String> STEPS = List.of("1d", "4h", "1h", "15m", "5m", "1m");

  /** By a step in text, or without one by the longest that gives enough samples. */
  static SampleTimes of(BarSeries series, String text) {
    if (!text.isEmpty()) {
      return of(series, step(text, series.period()));
    }
    for (String candidate : STEPS) {
      long step = BarPeriod.parse(candidate);
      if (step % series.period() == 0) {
        SampleTimes times = of(series, step);
        if (times.count() >= ENOUGH) {
          return times;
        }
      }
    }
    return of(series, series.period());
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

  private static SampleTimes of(BarSeries series, long step) {
    long[] times = new long[series.length()];
    int count = 0;
    BarSeries.Cursor bar = series.cursor();
    while (bar.advance()) {
      // A bar that closes at the end of a step belongs to it.
      long now = Math.floorDiv(bar.closeTime() - 1, step);
      long next = bar.hasNext() ? Math.floorDiv(bar.nextCloseTime() - 1, step) : now + 1;
      if (next != now) {
        times[count++] = bar.closeTime();
      }
    }
    return new SampleTimes(step, Arrays.copyOf(times, count));
  }

  int count() {
    return times.length;
  }

  double perYear() {
    return YEAR / (double) step;
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
