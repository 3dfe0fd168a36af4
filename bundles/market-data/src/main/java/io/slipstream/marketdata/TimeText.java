package io.slipstream.marketdata;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/** Times as they stand in CSV files. */
final class TimeText {
  private static final DateTimeFormatter LOCAL =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendPattern("['T'][' ']HH:mm[:ss][.SSS]")
          .toFormatter(Locale.ROOT);

  private TimeText() {}

  /**
   * Nanoseconds since the epoch of a date, a date and time (UTC unless it says otherwise), {@code
   * yyyyMMdd}, or seconds or milliseconds since the epoch.
   *
   * @throws IllegalArgumentException saying what is allowed
   */
  static long parse(String text) {
    try {
      if (text.matches("[0-9]{8}")) {
        return nanos(LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE).atStartOfDay());
      }
      if (text.matches("[0-9]{9,10}")) {
        return Math.multiplyExact(Long.parseLong(text), 1_000_000_000L);
      }
      if (text.matches("[0-9]{12,13}")) {
        return Math.multiplyExact(Long.parseLong(text), 1_000_000L);
      }
      if (text.matches(".*[0-9](Z|[+-][0-9:]{4,6})$") && text.length() > 11) {
        return nanos(OffsetDateTime.parse(text.replace(' ', 'T')).toInstant());
      }
      if (text.length() == 10) {
        return nanos(LocalDate.parse(text).atStartOfDay());
      }
      return nanos(LocalDateTime.parse(text, LOCAL));
    } catch (DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException(
          "a date (2013-11-25), a date and time in UTC (2013-11-25 00:05:00), or seconds or"
              + " milliseconds since 1970 is allowed",
          e);
    }
  }

  private static long nanos(LocalDateTime time) {
    return nanos(time.toInstant(ZoneOffset.UTC));
  }

  private static long nanos(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
  }
}
