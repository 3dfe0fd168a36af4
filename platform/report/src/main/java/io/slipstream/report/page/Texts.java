package io.slipstream.report.page;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and spans of time as the pages show them. */
final class Texts {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final double SECOND = 1e9;
  private static final double HOUR = 3600 * SECOND;
  private static final double DAY = 24 * HOUR;

  private Texts() {}

  static String time(long nanos) {
    return MINUTE.format(Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L)));
  }

  static String span(double nanos) {
    if (!Double.isFinite(nanos)) {
      return "N/A";
    }
    if (nanos < 60 * SECOND) {
      return String.format(Locale.ROOT, "%.0f s", nanos / SECOND);
    }
    if (nanos < 2 * HOUR) {
      return String.format(Locale.ROOT, "%.0f min", nanos / (60 * SECOND));
    }
    return nanos < 2 * DAY
        ? String.format(Locale.ROOT, "%.1f h", nanos / HOUR)
        : String.format(Locale.ROOT, "%.1f days", nanos / DAY);
  }
}
