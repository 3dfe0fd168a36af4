package io.slipstream.api.service.analytics;

/**
 * Equity over time.
 *
 * @param times nanoseconds since the epoch, ascending
 * @param equity money, same length
 * @param totalReturn time-weighted return since the start, a fraction, same length
 * @param drawdown fraction below the high-water mark of the time-weighted return, zero or below,
 *     same length
 */
public record EquityCurve(long[] times, double[] equity, double[] totalReturn, double[] drawdown) {}
