package io.slipstream.statistics;

import java.util.Arrays;

/**
 * How a value-at-risk model did on a history: each day's forecast, made from the window before it,
 * against the day's return. An exception is a return below minus the forecast.
 *
 * @param level of the forecasts
 * @param days that were forecast
 * @param exceptions days that lost more than the forecast
 * @param rate exceptions / days
 * @param transitions from day to day
 * @param kupiec whether the rate is right
 * @param independence whether exceptions are alone
 * @param conditional both
 * @param lastExceptions of the last {@value BaselZone#DAYS} days, or of all if there are fewer
 * @param zone of them, null unless there are {@value BaselZone#DAYS} days at 99 %: the table is for
 *     no other
 * @param forecasts by day
 */
public record VarBacktest(
    double level,
    int days,
    int exceptions,
    double rate,
    Coverage.Transitions transitions,
    Coverage kupiec,
    Coverage independence,
    Coverage conditional,
    int lastExceptions,
    BaselZone zone,
    double[] forecasts) {
  /**
   * Forecasts each day after the first {@code window} from the window before it.
   *
   * @throws IllegalArgumentException for a window shorter than the method needs or not shorter than
   *     the returns, a return that is not finite, or a level outside 0 to 1
   */
  public static VarBacktest run(double[] returns, VarMethod method, double level, int window) {
    Checked.series("returns", returns, 2);
    Checked.atLeast("window", window, method.leastReturns());
    if (window >= returns.length) {
      throw new IllegalArgumentException(
          "window = "
              + window
              + ": at most "
              + (returns.length - 1)
              + " is allowed, one less than the "
              + returns.length
              + " returns");
    }
    TailEstimator estimator = method.at(level);
    double[] forecasts = new double[returns.length - window];
    for (int day = 0; day < forecasts.length; day++) {
      forecasts[day] = estimator.of(Arrays.copyOfRange(returns, day, day + window)).valueAtRisk();
    }
    return of(Arrays.copyOfRange(returns, window, returns.length), forecasts, level);
  }

  /**
   * Of forecasts that were made before, such as those of a risk department's own records.
   *
   * @param returns of each day
   * @param forecasts value at risk of each day, above zero for a loss
   */
  public static VarBacktest of(double[] returns, double[] forecasts, double level) {
    Checked.series("returns", returns, 1);
    Checked.series("forecasts", forecasts, 1);
    Checked.sameLength("returns", returns.length, "forecasts", forecasts.length);
    Checked.probability("level", level);
    int days = returns.length;
    boolean[] hits = new boolean[days];
    int exceptions = 0;
    int last = 0;
    for (int day = 0; day < days; day++) {
      hits[day] = returns[day] < -forecasts[day];
      exceptions += hits[day] ? 1 : 0;
      last += hits[day] && day >= days - BaselZone.DAYS ? 1 : 0;
    }
    Coverage.Transitions transitions = Coverage.Transitions.of(hits);
    Coverage kupiec = Coverage.kupiec(days, exceptions, level);
    Coverage independence = Coverage.independence(transitions);
    boolean basel = days >= BaselZone.DAYS && level == BaselZone.LEVEL;
    return new VarBacktest(
        level,
        days,
        exceptions,
        (double) exceptions / days,
        transitions,
        kupiec,
        independence,
        Coverage.conditional(kupiec, independence),
        last,
        basel ? BaselZone.of(last) : null,
        forecasts);
  }
}
