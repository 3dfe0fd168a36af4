package io.slipstream.api.service.backtest;

import java.nio.file.Path;
import java.util.Map;

/**
 * What to backtest.
 *
 * @param strategy id of an installed strategy
 * @param instrument symbol with recorded data
 * @param period of the bars, nanoseconds
 * @param parameters the strategy's parameters by name
 * @param cash starting cash, decimal text above zero
 * @param benchmark id of a strategy to run beside it on a ledger of its own, or empty
 * @param output directory for the files, created; null for one under the results directory
 */
public record BacktestRequest(
    String strategy,
    String instrument,
    long period,
    Map<String, String> parameters,
    String cash,
    String benchmark,
    Path output) {}
