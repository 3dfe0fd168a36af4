package io.slipstream.api.service.backtest;

/**
 * How far a job is.
 *
 * @param job its name, for {@link BacktestJobs#cancel}
 * @param subject what it works on, for people
 * @param done what is finished, that of an earlier run included
 * @param total what there is to be
 * @param unit what is counted: trials, bars, paths or places
 * @param barsPerSecond bars played since it began, of all workers, by elapsed second; 0 where none
 *     are
 * @param secondsLeft at this rate; NaN before it can be told
 */
public record JobProgress(
    String job,
    String subject,
    long done,
    long total,
    String unit,
    double barsPerSecond,
    double secondsLeft) {}
