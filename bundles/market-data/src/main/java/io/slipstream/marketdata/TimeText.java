package io.slipstream.marketdata;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.regex.Pattern;

/** Times as they stand in CSV files. */
final class TimeText {
  private static final DateTimeFormatter LOCAL =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendPattern("['T'][' ']HH:mm[:ss][.SSS]")
          .toFormatter(Locale.ROOT);

  private static final Pattern DAY = Pattern.compile("[0-9]{8}");
  private static final Pattern SECONDS = Pattern.compile("[0-9]{9,10}");
  private static final Pattern MILLISECONDS = Pattern.compile("[0-9]{12,13}");
  private static final Pattern OFFSET = Pattern.compile(".*[0-9](Z|[+-][0-9:]{4,6})$");

  /** As bars that were imported have them. */
  private static final String CANONICAL = "0000-00-00T00:00:00Z";

  private TimeText() {}

  /**
   * Nanoseconds since the epoch of a date, a date and time (UTC unless it says otherwise), {@code
   * yyyyMMdd}, or seconds or milliseconds since the epoch.
   *
   * @throws IllegalArgumentException saying what is allowed
   */
  static long parse(String text) {
    try {
      if (isCanonical(text)) {
        return canonical(text);
      }
      if (DAY.matcher(text).matches()) {
        return nanos(LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE).atStartOfDay());
      }
      if (SECONDS.matcher(text).matches()) {
        return Math.multiplyExact(Long.parseLong(text), 1_000_000_000L);
      }
      if (MILLISECONDS.matcher(text).matches()) {
        return Math.multiplyExact(Long.parseLong(text), 1_000_000L);
      }
      if (text.length() > 11 && OFFSET.matcher(text).matches()) {
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

  private static boolean isCanonical(String text) {
    if (text.length() != CANONICAL.length()) {
      return false;
    }
    for (int i = 0; i < CANONICAL.length(); i++) {
      char wanted = CANONICAL.charAt(i);
      char is = text.charAt(i);
      if (wanted == '0' ? is < '0' || is > '9' : is != wanted) {
        return false;
      }
    }
    return true;
  }

  /** Digit by digit: a formatter takes two microseconds. */
  private static long canonical(String text) {
    LocalDate day =
        LocalDate.of(number(text, 0) * 100 + number(text, 2), number(text, 5), number(text, 8));
    LocalTime time = LocalTime.of(number(text, 11), number(text, 14), number(text, 17));
    return nanos(LocalDateTime.of(day, time));
  }

  /** Of two digits. */
  private static int number(String text, int at) {
    return (text.charAt(at) - '0') * 10 + text.charAt(at + 1) - '0';
  }

  private static long nanos(LocalDateTime time) {
    return nanos(time.toInstant(ZoneOffset.UTC));
  }

  private static long nanos(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
  }
}
