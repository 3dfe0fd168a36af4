package io.slipstream.api.service.operations;

import java.nio.file.Path;

/**
 * What value at risk is asked for.
 *
 * @param returns CSV file of simple returns, oldest first; null for the running portfolio
 * @param column of the file; empty for the one named return or returns, or the only one
 * @param method its name, or {@code all}
 * @param level above 0 and below 1, 0.99 for 99 %
 * @param horizon periods ahead, by the square root of time
 * @param window returns a forecast is made from, the newest; 0 for all of a file and the last 1,000
 *     of the portfolio's history, 250 in a backtest
 * @param period nanoseconds of a bar of the portfolio's history; 0 for the longest of a day, an
 *     hour and five minutes that there are 100 returns of
 * @param basis whose returns a backtest of the portfolio takes
 */
public record VarQuestion(
    Path returns,
    String column,
    String method,
    double level,
    int horizon,
    int window,
    long period,
    Basis basis) {
  /** Whose returns a backtest of the portfolio takes. */
  public enum Basis {
    /** The portfolio's own, as it traded. */
    ACTUAL,
    /** Those that its present positions would have had. */
    HYPOTHETICAL,
    /**
     * The portfolio's own against the forecasts that were written down when each day began; method,
     * level and window are those of the forecasts.
     */
    RECORDED
  }

  /** About the running portfolio. */
  public static VarQuestion ofPortfolio(String method, double level) {
    return new VarQuestion(null, "", method, level, 1, 0, 0, Basis.ACTUAL);
  }

  /** About a file. */
  public static VarQuestion ofFile(Path returns, String method, double level) {
    return new VarQuestion(returns, "", method, level, 1, 0, 0, Basis.ACTUAL);
  }

  /** The same with so many returns a forecast. */
  public VarQuestion withWindow(int returnsUsed) {
    return new VarQuestion(returns, column, method, level, horizon, returnsUsed, period, basis);
  }
}
