package io.slipstream.api.service.operations;

import java.util.List;

/**
 * How value at risk did: forecasts as fractions, above zero for a loss.
 *
 * @param subject the file or portfolio
 * @param method its name
 * @param level of confidence
 * @param period of a return; empty for a file
 * @param window returns a forecast was made from
 * @param days that were forecast
 * @param exceptions days that lost more
 * @param expected exceptions of a model that is right
 * @param rate exceptions / days
 * @param transitions days by what the day before and they were: quiet-quiet, quiet-exception,
 *     exception-quiet, exception-exception
 * @param kupiec proportion of failures
 * @param independence Christoffersen's
 * @param conditional both
 * @param lastExceptions of the last 250 days
 * @param baselZone GREEN, YELLOW or RED; empty where the table is not for: other than 250 days at
 *     99 %
 * @param plusFactor what Basel adds to the multiplier; 0 without a zone
 * @param firstForecast of the first day
 * @param lastForecast of the last day
 */
public record VarBacktestView(
    String subject,
    String method,
    double level,
    String period,
    int window,
    int days,
    int exceptions,
    double expected,
    double rate,
    List<Integer> transitions,
    Test kupiec,
    Test independence,
    Test conditional,
    int lastExceptions,
    String baselZone,
    double plusFactor,
    double firstForecast,
    double lastForecast) {
  /**
   * A likelihood ratio test.
   *
   * @param statistic the ratio
   * @param pValue of it
   * @param degreesOfFreedom of its chi-square distribution
   * @param rejectedAt95 whether the model is refused at 95 %
   */
  public record Test(double statistic, double pValue, int degreesOfFreedom, boolean rejectedAt95) {}
}
