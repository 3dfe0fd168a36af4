package io.slipstream.tables;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/** Nanoseconds since the epoch as text, as {@link java.time.Instant#toString} writes them. */
final class Times {
  private static final long SECOND = 1_000_000_000L;
  private static final int DAY_SECONDS = 86_400;

  /** {@code 2013-11-25T00:01:01.000000001Z}; no nanoseconds of a long are in a year of five. */
  private static final int LONGEST = 30;

  private static final int TO_SECONDS = 19;

  private Times() {}

  static String text(long nanos) {
    long seconds = Math.floorDiv(nanos, SECOND);
    LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(seconds, DAY_SECONDS));
    int ofDay = Math.floorMod(seconds, DAY_SECONDS);
    byte[] text = new byte[LONGEST];
    number(text, 0, 4, date.getYear(), '-');
    number(text, 5, 2, date.getMonthValue(), '-');
    number(text, 8, 2, date.getDayOfMonth(), 'T');
    number(text, 11, 2, ofDay / 3600, ':');
    number(text, 14, 2, ofDay / 60 % 60, ':');
    number(text, 17, 2, ofDay % 60, 'Z');
    int length = TO_SECONDS + fraction(text, Math.floorMod(nanos, SECOND));
    text[length] = 'Z';
    return new String(text, 0, length + 1, StandardCharsets.ISO_8859_1);
  }

  /** Three, six or nine digits behind a point, or nothing; number of characters. */
  private static int fraction(byte[] text, long nanos) {
    if (nanos == 0) {
      return 0;
    }
    int digits = 9;
    long value = nanos;
    while (value % 1000 == 0) {
      value /= 1000;
      digits -= 3;
    }
    text[TO_SECONDS] = '.';
    number(text, TO_SECONDS + 1, digits, (int) value, 'Z');
    return digits + 1;
  }

  private static void number(byte[] text, int from, int digits, int value, char behind) {
    int left = value;
    for (int at = from + digits - 1; at >= from; at--) {
      text[at] = (byte) ('0' + left % 10);
      left /= 10;
    }
    if (from + digits < text.length) {
      text[from + digits] = (byte) behind;
    }
  }
}
