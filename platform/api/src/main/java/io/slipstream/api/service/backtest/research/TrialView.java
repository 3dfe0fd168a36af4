package io.slipstream.api.service.backtest.research;

import java.math.BigDecimal;
import java.util.SortedMap;

/**
 * One trial of a sweep. Returns, ratios and drawdown are those of equity looked at once a sample.
 *
 * @param trial its number, from 0 in the order of the axes
 * @param parameters those that differ between trials
 * @param failure why the strategy was suspended in it, else empty
 * @param finalEquity exact, at the last close
 * @param metrics by name, NaN where one cannot be had
 * @param fills number of executions
 * @param trades round trips closed
 * @param commission paid
 */
public record TrialView(
    int trial,
    SortedMap<String, String> parameters,
    String failure,
    BigDecimal finalEquity,
    SortedMap<String, Double> metrics,
    long fills,
    long trades,
    BigDecimal commission) {}
