package io.slipstream.report.block;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Labels of a time axis at the beginnings of years, months, days, hours or minutes, UTC. */
final class TimeTicks {
  private static final int MOST = 13;
  private static final long SECOND = 1_000_000_000L;
  private static final int[] MONTHS = {1, 3, 6, 12, 24, 60, 120, 240};
  private static final Duration[] STEPS = {
    Duration.ofMinutes(1),
    Duration.ofMinutes(5),
    Duration.ofMinutes(15),
    Duration.ofMinutes(30),
    Duration.ofHours(1),
    Duration.ofHours(3),
    Duration.ofHours(6),
    Duration.ofHours(12),
    Duration.ofDays(1),
    Duration.ofDays(2),
    Duration.ofDays(7),
    Duration.ofDays(14)
  };

  private TimeTicks() {}

  /** At most eight, ascending; times are nanoseconds since the epoch. */
  static List<Tick> between(long from, long to) {
    List<Tick> ticks = new ArrayList<>();
    if (to <= from) {
      ticks.add(new Tick(0, text(from, "yyyy-MM-dd HH:mm")));
      return ticks;
    }
    for (Duration step : STEPS) {
      long nanos = step.toNanos();
      if ((to - from) / nanos < MOST) {
        String form = nanos < Duration.ofDays(1).toNanos() ? "MM-dd HH:mm" : "yyyy-MM-dd";
        for (long t = Math.floorDiv(from + nanos - 1, nanos) * nanos; t <= to; t += nanos) {
          ticks.add(new Tick(share(t, from, to), text(t, form)));
        }
        return ticks;
      }
    }
    return months(from, to);
  }

  private static List<Tick> months(long from, long to) {
    int step = MONTHS[MONTHS.length - 1];
    double months = (double) (to - from) / Duration.ofDays(30).toNanos();
    for (int i = MONTHS.length - 1; i >= 0 && months / MONTHS[i] < MOST; i--) {
      step = MONTHS[i];
    }
    LocalDate start = Instant.ofEpochSecond(from / SECOND).atZone(ZoneOffset.UTC).toLocalDate();
    int month = (start.getYear() * 12 + start.getMonthValue() - 1) / step * step;
    List<Tick> ticks = new ArrayList<>();
    for (; ; month += step) {
      long time =
          LocalDate.of(month / 12, month % 12 + 1, 1).toEpochDay() * Duration.ofDays(1).toNanos();
      if (time > to) {
        return ticks;
      }
      if (time >= from) {
        ticks.add(new Tick(share(time, from, to), text(time, step < 12 ? "yyyy-MM" : "yyyy")));
      }
    }
  }

  static double share(long time, long from, long to) {
    return to == from ? 0 : (double) (time - from) / (to - from);
  }

  static String text(long nanos, String form) {
    return DateTimeFormatter.ofPattern(form, Locale.ROOT)
        .withZone(ZoneOffset.UTC)
        .format(Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND)));
  }

  /**
   * A label.
   *
   * @param share of the way from the left to the right
   */
  record Tick(double share, String text) {}
}
