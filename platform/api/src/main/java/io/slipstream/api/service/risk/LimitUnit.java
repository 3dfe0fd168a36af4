package io.slipstream.api.service.risk;

import io.slipstream.api.market.FixedPoint;

/** What a limit's value counts, and how it is written; values are {@link FixedPoint}. */
public enum LimitUnit {
  /** The instrument's quantity, above 0. */
  QUANTITY(Text.NUMBER),
  /** The portfolio currency, above 0. */
  MONEY(Text.NUMBER),
  /** A part of something, above 0 up to 1. */
  FRACTION("above 0 up to 1 with at most 8 decimals"),
  /** A multiple of something, above 0. */
  RATIO(Text.NUMBER),
  /** A whole number, 1 or more. */
  COUNT("a whole number, 1 to 92233720368"),
  /** Seconds of event time, above 0. */
  SECONDS(Text.NUMBER),
  /** Whether it holds: {@code true}. */
  FLAG("true"),
  /** Minutes of the UTC day, from until: {@code 14:30-21:00}; from may be after until. */
  HOURS("hours of the UTC day such as 14:30-21:00");

  private static final long DAY_MINUTES = 24 * 60;

  private final String allowed;

  /** Here, because a constant of the enum itself is not known to its members. */
  private static final class Text {
    static final String NUMBER = "above 0 up to 92233720368 with at most 8 decimals";
  }

  LimitUnit(String allowed) {
    this.allowed = allowed;
  }

  /** What is allowed, for people. */
  public String allowed() {
    return allowed;
  }

  /**
   * A value from its text.
   *
   * @throws IllegalArgumentException when it is none; the message says what is allowed
   */
  public long parse(String text) {
    long value = text.isEmpty() ? 0 : parsed(text);
    boolean whole = this != COUNT || value % FixedPoint.ONE == 0;
    boolean inRange = this != FRACTION || value <= FixedPoint.ONE;
    if (value <= 0 || !whole || !inRange) {
      throw new IllegalArgumentException(allowed + " is allowed");
    }
    return value;
  }

  private long parsed(String text) {
    try {
      return switch (this) {
        case FLAG -> text.equals("true") ? FixedPoint.ONE : 0;
        case HOURS -> hours(text);
        default -> FixedPoint.parse(text);
      };
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new IllegalArgumentException(allowed + " is allowed", e);
    }
  }

  private static long hours(String text) {
    if (!text.matches("([01]\\d|2[0-3]):[0-5]\\d-([01]\\d|2[0-3]):[0-5]\\d")) {
      return 0;
    }
    long from = minutes(text.substring(0, 5));
    long until = minutes(text.substring(6));
    return from == until ? 0 : (from * DAY_MINUTES + until) * FixedPoint.ONE;
  }

  private static long minutes(String text) {
    return Integer.parseInt(text.substring(0, 2)) * 60L + Integer.parseInt(text.substring(3));
  }

  /** The text of a value, as it is written in a limits file. */
  public String format(long value) {
    if (this == FLAG) {
      return "true";
    }
    if (this != HOURS) {
      return FixedPoint.format(value);
    }
    long minutes = value / FixedPoint.ONE;
    return clock(minutes / DAY_MINUTES) + "-" + clock(minutes % DAY_MINUTES);
  }

  private static String clock(long minutes) {
    long hour = minutes / 60;
    long minute = minutes % 60;
    return (hour < 10 ? "0" : "") + hour + (minute < 10 ? ":0" : ":") + minute;
  }

  /** Whether a minute of the UTC day is within hours; the first is, the last is not. */
  public static boolean isWithin(long hours, long minuteOfDay) {
    long minutes = hours / FixedPoint.ONE;
    long from = minutes / DAY_MINUTES;
    long until = minutes % DAY_MINUTES;
    return from < until
        ? minuteOfDay >= from && minuteOfDay < until
        : minuteOfDay >= from || minuteOfDay < until;
  }
}
