package io.slipstream.backtest;

import io.slipstream.api.market.BarPeriod;
import io.slipstream.api.service.backtest.BacktestRequest;
import io.slipstream.api.service.backtest.RunOption;

/**
 * What ratios are annualized with.
 *
 * @param days that are traded in a year
 * @param session how long each of them is traded, nanoseconds
 */
public record TradingYear(int days, long session) {
  private static final long DAY = 86_400_000_000_000L;
  private static final int CALENDAR_DAYS = 365;
  private static final int MOST_DAYS = 366;
  private static final String ALLOWED =
      "a number of days from 1 to 366, and behind an x a length of up to 1d, as in 252x390m,";

  /** Around the clock. */
  public static final TradingYear DEFAULT = new TradingYear(365, DAY);

  /**
   * What a request says.
   *
   * @throws io.slipstream.api.service.backtest.BacktestException when it is none
   */
  static TradingYear of(BacktestRequest request) {
    String said = request.option(RunOption.YEAR).strip();
    String[] parts = said.split("x", -1);
    try {
      int days = Integer.parseInt(parts[0].strip());
      long session = parts.length == 1 ? DAY : BarPeriod.parse(parts[1].strip());
      if (parts.length <= 2 && days >= 1 && days <= MOST_DAYS && session > 0 && session <= DAY) {
        return new TradingYear(days, session);
      }
    } catch (IllegalArgumentException e) {
      // The complaint below says it for all.
    }
    throw OptionTexts.wrong(RunOption.YEAR.key(), said, ALLOWED);
  }

  /** Bars a year: those longer than a day are counted by the calendar, else one a session. */
  public double periods(long period) {
    if (period > DAY) {
      return CALENDAR_DAYS * (double) DAY / period;
    }
    return period > session ? days : days * (double) session / period;
  }

  /** For people. */
  public String text() {
    return days + " days" + (session == DAY ? "" : " of " + BarPeriod.format(session));
  }
}
