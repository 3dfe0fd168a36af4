package io.slipstream.backtest;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.service.backtest.RunOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * When the pods of a run are brought back to their weights.
 *
 * @param drift how far a pod's share of the total may be off its weight, a fraction; zero: as far
 *     as it likes
 * @param calendar and besides
 */
record RebalanceRule(long drift, Calendar calendar) {
  /** Never. */
  static final RebalanceRule NEVER = new RebalanceRule(0, Calendar.NONE);

  private static final long DEFAULT_DRIFT = FixedPoint.ONE / 10;
  private static final long DAY = 86_400_000_000_000L;
  private static final String ALLOWED =
      "drift, drift:F with F above 0 and below 1, daily, weekly, monthly, or drift and one of these"
          + " with a comma between,";

  /** At the first slice at or after each boundary, UTC; weeks begin on Monday. */
  enum Calendar {
    NONE,
    DAILY,
    WEEKLY,
    MONTHLY;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Number of the day, week or month of a time. */
    private long period(long time) {
      long day = day(time);
      return switch (this) {
        case NONE -> 0;
        case DAILY -> day;
        // The first day was a Thursday.
        case WEEKLY -> Math.floorDiv(day + 3, 7);
        case MONTHLY -> {
          LocalDate date = LocalDate.ofEpochDay(day);
          yield date.getYear() * 12L + date.getMonthValue();
        }
      };
    }
  }

  /** Number of the UTC day of a time. */
  static long day(long time) {
    return Math.floorDiv(time, DAY);
  }

  /**
   * What is written of it.
   *
   * @throws io.slipstream.api.service.backtest.BacktestException when it is none
   */
  static RebalanceRule parse(String text) {
    RebalanceRule rule = NEVER;
    for (String word : text.isBlank() ? new String[0] : text.split(",", -1)) {
      RebalanceRule part = part(word.strip(), text);
      boolean isTwice = part.drift > 0 ? rule.drift > 0 : rule.calendar != Calendar.NONE;
      if (isTwice) {
        throw OptionTexts.wrong(RunOption.REBALANCE.key(), text, ALLOWED);
      }
      rule =
          part.drift > 0
              ? new RebalanceRule(part.drift, rule.calendar)
              : new RebalanceRule(rule.drift, part.calendar);
    }
    return rule;
  }

  private static RebalanceRule part(String word, String text) {
    if (word.equals("drift")) {
      return new RebalanceRule(DEFAULT_DRIFT, Calendar.NONE);
    }
    for (Calendar calendar : Calendar.values()) {
      if (calendar != Calendar.NONE && word.equals(calendar.word())) {
        return new RebalanceRule(0, calendar);
      }
    }
    try {
      long drift = word.startsWith("drift:") ? FixedPoint.parse(word.substring(6)) : 0;
      if (drift > 0 && drift < FixedPoint.ONE) {
        return new RebalanceRule(drift, Calendar.NONE);
      }
    } catch (NumberFormatException e) {
      // The complaint below says it for both.
    }
    throw OptionTexts.wrong(RunOption.REBALANCE.key(), text, ALLOWED);
  }

  /** Whether it is never time to. */
  boolean isNever() {
    return drift == 0 && calendar == Calendar.NONE;
  }

  /** Whether a boundary of the calendar lies between two times, or at the later one. */
  boolean isDue(long before, long time) {
    return calendar != Calendar.NONE && calendar.period(before) != calendar.period(time);
  }

  /** As it is written. */
  String text() {
    List<String> words = new ArrayList<>();
    if (drift > 0) {
      words.add("drift:" + FixedPoint.format(drift));
    }
    if (calendar != Calendar.NONE) {
      words.add(calendar.word());
    }
    return String.join(",", words);
  }
}
