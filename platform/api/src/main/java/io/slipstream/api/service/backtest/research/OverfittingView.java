package io.slipstream.api.service.backtest.research;

import java.util.List;

/**
 * How much of the best trial's result may be luck; best by Sharpe, whatever the sweep's metric is.
 * A number that cannot be had is NaN; {@code notes} says why.
 *
 * @param trials that were ever run of this strategy on this data, as the platform has recorded: the
 *     N of the deflated Sharpe
 * @param trialsHere those of this sweep
 * @param effectiveTrials independent ones that {@code trials} are worth
 * @param best number of the trial with the highest Sharpe, -1 for none
 * @param samples returns of it
 * @param sharpe of it, a sample
 * @param annualSharpe the same a year
 * @param skewness of its returns
 * @param kurtosis of its returns, 3 for a normal sample
 * @param expectedMaximumSharpe of so many trials without skill, a sample
 * @param probabilisticSharpe probability that its true Sharpe is above zero, were it the only trial
 * @param deflatedSharpe the same above {@code expectedMaximumSharpe}
 * @param deflatedByEffective the same for the independent ones: the kinder of the two
 * @param minimumTrackRecord samples needed to be 95 % sure that it is above zero
 * @param probabilityOfOverfitting that the best in sample is below the median out of sample
 * @param degradation slope of the best's Sharpe out of sample on that in sample
 * @param probabilityOfLoss that the best in sample loses out of sample
 * @param notes for people
 */
public record OverfittingView(
    int trials,
    int trialsHere,
    double effectiveTrials,
    int best,
    int samples,
    double sharpe,
    double annualSharpe,
    double skewness,
    double kurtosis,
    double expectedMaximumSharpe,
    double probabilisticSharpe,
    double deflatedSharpe,
    double deflatedByEffective,
    double minimumTrackRecord,
    double probabilityOfOverfitting,
    double degradation,
    double probabilityOfLoss,
    List<String> notes) {
  /** Copies the notes. */
  public OverfittingView {
    notes = List.copyOf(notes);
  }
}
