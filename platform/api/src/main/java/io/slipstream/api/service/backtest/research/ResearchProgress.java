package io.slipstream.api.service.backtest.research;

/**
 * How far a piece of research is.
 *
 * @param job its name, for {@link Research#cancel}
 * @param subject what it works on, for people
 * @param done trials that are finished, those of an earlier run included
 * @param total trials there are to be
 * @param barsPerSecond bars played since it began, of all workers, by elapsed second
 * @param secondsLeft at this rate; NaN before it can be told
 */
public record ResearchProgress(
    String job, String subject, int done, int total, double barsPerSecond, double secondsLeft) {}
