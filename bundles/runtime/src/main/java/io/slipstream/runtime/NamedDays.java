package io.slipstream.runtime;

import io.slipstream.api.service.operations.OperationRefusedException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Days that people remember, for scenarios of what the store has of them.
 *
 * @param name for people
 * @param from the day whose close is the beginning
 * @param to the day whose close is the end
 */
record NamedDays(String name, LocalDate from, LocalDate to) {
  private static final Map<String, String> KNOWN = new LinkedHashMap<>();

  static {
    KNOWN.put("Black Monday 1987", "1987-10-16..1987-10-19");
    KNOWN.put("Asia 1997", "1997-10-21..1997-10-27");
    KNOWN.put("Russia and LTCM 1998", "1998-07-17..1998-08-31");
    KNOWN.put("Dot-com 2000", "2000-03-24..2000-04-14");
    KNOWN.put("September 2001", "2001-09-10..2001-09-21");
    KNOWN.put("Lehman 2008", "2008-09-12..2008-11-20");
    KNOWN.put("Flash crash 2010", "2010-05-05..2010-05-07");
    KNOWN.put("Euro debt 2011", "2011-07-22..2011-08-08");
    KNOWN.put("Bitcoin December 2013", "2013-12-04..2013-12-18");
    KNOWN.put("China 2015", "2015-08-17..2015-08-25");
    KNOWN.put("Volatility 2018", "2018-02-01..2018-02-08");
    KNOWN.put("Pandemic 2020", "2020-02-19..2020-03-23");
    KNOWN.put("Rates 2022", "2022-03-29..2022-06-16");
  }

  static Map<String, String> known() {
    return KNOWN;
  }

  /** {@code 2020-02-19..2020-03-23}, or one day: from the close before it to its close. */
  static NamedDays parse(String name, String text) {
    String[] ends = text.split("\\.\\.", -1);
    try {
      LocalDate from = LocalDate.parse(ends[0].strip());
      if (ends.length == 1) {
        return new NamedDays(name, from.minusDays(1), from);
      }
      LocalDate to = LocalDate.parse(ends[1].strip());
      if (ends.length == 2 && from.isBefore(to)) {
        return new NamedDays(name, from, to);
      }
    } catch (DateTimeParseException e) {
      // Said below.
    }
    throw new OperationRefusedException(
        "days "
            + name
            + " = '"
            + text
            + "': a day or two are allowed, 2020-03-16 or 2020-02-19..2020-03-23");
  }

  /** The midnight that ends a day, in UTC. */
  static long end(LocalDate day) {
    return TimeUnit.SECONDS.toNanos(day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toEpochSecond());
  }

  /**
   * The return of these days, or NaN when the store does not have them: a close within a week
   * before each end.
   */
  double returnOf(ClosePrices prices) {
    double first = closeAt(prices, end(from));
    double last = closeAt(prices, end(to));
    return last / first - 1;
  }

  private static double closeAt(ClosePrices prices, long time) {
    int at = prices.closedBy(time) - 1;
    boolean isNear = at >= 0 && prices.times()[at] > time - 7 * ClosePrices.DAY;
    return isNear ? prices.closes()[at] : Double.NaN;
  }
}
