package io.slipstream.statistics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Days, months and years of the calendar in UTC, and the returns of a dated curve over them. */
public enum CalendarPeriod {
  /** From midnight to midnight. */
  DAY {
    @Override
    LocalDate first(LocalDate day) {
      return day;
    }
  },

  /** From the first of a month. */
  MONTH {
    @Override
    LocalDate first(LocalDate day) {
      return day.withDayOfMonth(1);
    }
  },

  /** From the first of January. */
  YEAR {
    @Override
    LocalDate first(LocalDate day) {
      return day.withDayOfYear(1);
    }
  };

  private static final long NANOS_A_DAY = 86_400_000_000_000L;

  abstract LocalDate first(LocalDate day);

  /**
   * Of one period.
   *
   * @param first its first day
   * @param value simple return, equity at the end / equity at the end of the period before - 1; NaN
   *     when that was not above zero
   */
  public record Return(LocalDate first, double value) {}

  /**
   * Returns of a curve. A point tells the equity at that time, so one at midnight closes the day
   * before. The first point is what the first return is measured from, and has no return itself;
   * periods without a point are left out, the next one with a point has their return too. The first
   * and the last period may be cut short by the ends of the curve.
   *
   * @param times nanoseconds since the epoch, each above the one before
   * @param equity at these times
   * @throws IllegalArgumentException when lengths differ, an equity is not finite, or a time is not
   *     above the one before
   */
  public List<Return> returns(long[] times, double[] equity) {
    Checked.series("equity", equity, 0);
    Checked.sameLength("times", times.length, "equity", equity.length);
    List<Return> returns = new ArrayList<>();
    double base = equity.length == 0 ? 0 : equity[0];
    long epochDay = Long.MIN_VALUE;
    LocalDate current = LocalDate.EPOCH;
    for (int i = 1; i < times.length; i++) {
      if (times[i] <= times[i - 1]) {
        throw new IllegalArgumentException(
            "times[" + i + "] = " + times[i] + ": above " + times[i - 1] + " is needed");
      }
      long day = Math.floorDiv(times[i] - 1, NANOS_A_DAY);
      LocalDate first = day == epochDay ? current : first(LocalDate.ofEpochDay(day));
      if (i > 1 && !first.equals(current)) {
        returns.add(new Return(current, change(base, equity[i - 1])));
        base = equity[i - 1];
      }
      current = first;
      epochDay = day;
    }
    if (times.length > 1) {
      returns.add(new Return(current, change(base, equity[equity.length - 1])));
    }
    return returns;
  }

  private static double change(double from, double to) {
    return from > 0 ? to / from - 1 : Double.NaN;
  }
}
