package io.slipstream.api.market;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lengths of a bar as people write them: {@code 30s}, {@code 1m}, {@code 5m}, {@code 4h}, {@code
 * 1d}.
 */
public final class BarPeriod {
  private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,4})([smhd])");
  private static final long SECOND = 1_000_000_000L;

  private BarPeriod() {}

  /**
   * Nanoseconds of a period in text.
   *
   * @throws IllegalArgumentException when it is not a number followed by s, m, h or d
   */
  public static long parse(String text) {
    Matcher matcher = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "bar period '" + text + "': a number and s, m, h or d is allowed, for example 1m or 4h");
    }
    return Math.multiplyExact(Long.parseLong(matcher.group(1)), unit(matcher.group(2).charAt(0)));
  }

  /** The shortest text for a period in nanoseconds. */
  public static String format(long nanoseconds) {
    for (char unit : new char[] {'d', 'h', 'm', 's'}) {
      if (nanoseconds % unit(unit) == 0) {
        return nanoseconds / unit(unit) + String.valueOf(unit);
      }
    }
    throw new IllegalArgumentException("a bar period is whole seconds, not " + nanoseconds + " ns");
  }

  private static long unit(char letter) {
    return switch (letter) {
      case 's' -> SECOND;
      case 'm' -> 60 * SECOND;
      case 'h' -> 3600 * SECOND;
      default -> 86_400 * SECOND;
    };
  }
}
