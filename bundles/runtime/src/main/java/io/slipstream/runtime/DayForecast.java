package io.slipstream.runtime;

import java.time.Instant;

/**
 * Value at risk of a day, as it was said when the day began, and what came of it.
 *
 * @param madeAt event time it was made at
 * @param method of the estimate
 * @param level of confidence
 * @param valueAtRisk fraction of equity, above zero for a loss
 * @param actual return of the portfolio from then to the end of its next day with an event, null as
 *     long as that is not over
 */
record DayForecast(Instant madeAt, String method, double level, double valueAtRisk, Double actual) {
  DayForecast with(double came) {
    return new DayForecast(madeAt, method, level, valueAtRisk, came);
  }

  boolean isOver() {
    return actual != null;
  }

  /** Whether the day lost more than was said. */
  boolean isException() {
    return actual != null && actual < -valueAtRisk;
  }
}
