package io.slipstream.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * What the best of many trials is worth: {@link SharpeSignificance}, {@link DeflatedSharpe} and
 * {@link BacktestOverfitting} of one table of returns. What cannot be had is NaN, with the reason
 * in {@link #undefined()}.
 *
 * @param observations returns of each trial
 * @param trials in the table
 * @param ran trials that were run in all, the table's among them: the N of the deflated ratio
 * @param averageCorrelation of the trials' returns; NaN for fewer than two that moved
 * @param effectiveTrials independent trials that those ran are worth by the {@linkplain
 *     EffectiveTrials#of(int) average correlation rule}
 * @param best the trial with the highest Sharpe ratio, the first of equal ones; -1 when none has
 *     one
 * @param sharpe of the best trial, of one period
 * @param annualSharpe the same x sqrt(periods a year)
 * @param skewness of the best trial's returns
 * @param kurtosis of the same, 3 for normal ones
 * @param probabilistic probability that its true ratio is above zero, were it the only trial
 * @param minimumTrackRecord returns needed to say that with {@link #LEVEL}; NaN at or below zero
 * @param variance of the trials' ratios of one period (n - 1), of the table's that have one
 * @param expectedMaximum ratio of one period that luck alone brings in so many trials
 * @param deflated probability that the best's true ratio is above that, for all trials that ran
 * @param deflatedByEffective the same for the effective number of trials: the kinder of the two
 * @param minimumBacktestYears history on which luck alone is expected to bring the best's annual
 *     ratio in so many independent trials; less history than that says nothing. NaN at or below
 *     zero
 * @param probabilityOfOverfitting PBO
 * @param degradation slope of the best's ratio outside the sample on the one inside
 * @param probabilityOfLoss share of the choices whose best trial loses outside the sample
 * @param blocks that the rows were cut into for the last three
 * @param undefined one line for each thing that is NaN: which, and why
 */
public record OverfittingReport(
    int observations,
    int trials,
    int ran,
    double averageCorrelation,
    double effectiveTrials,
    int best,
    double sharpe,
    double annualSharpe,
    double skewness,
    double kurtosis,
    double probabilistic,
    double minimumTrackRecord,
    double variance,
    double expectedMaximum,
    double deflated,
    double deflatedByEffective,
    double minimumBacktestYears,
    double probabilityOfOverfitting,
    double degradation,
    double probabilityOfLoss,
    int blocks,
    List<String> undefined) {
  /** Confidence of the minimum track record. */
  public static final double LEVEL = 0.95;

  /** Keeps the lines. */
  public OverfittingReport {
    undefined = List.copyOf(undefined);
  }

  /** Of the returns of all trials that ran, with {@value BacktestOverfitting#BLOCKS} blocks. */
  public static OverfittingReport of(double[][] returns, double periodsPerYear) {
    return of(returns, returns.length, periodsPerYear, BacktestOverfitting.BLOCKS);
  }

  /**
   * Of the returns of trials.
   *
   * @param returns one array a trial, oldest first, all of one length
   * @param ran trials that were run, at least those in the table
   * @param periodsPerYear 252 for days of an exchange, 365 for those of a market that never closes
   * @param blocks even, 2 to 20
   * @throws IllegalArgumentException without a trial, for fewer than two returns, lengths that
   *     differ, a return that is not finite, fewer trials run than the table has, or another number
   *     of blocks
   */
  public static OverfittingReport of(
      double[][] returns, int ran, double periodsPerYear, int blocks) {
    Checked.table("trials", returns, 1, 2);
    Checked.positive("periodsPerYear", periodsPerYear);
    BacktestOverfitting.checkBlocks(blocks);
    if (ran < returns.length) {
      throw new IllegalArgumentException(
          "ran = " + ran + ": at least the " + returns.length + " trials of the table is allowed");
    }
    return new Draft(returns, ran, periodsPerYear, blocks).report();
  }

  /** {@link #minimumTrackRecord()} in years. */
  public double minimumTrackRecordYears(double periodsPerYear) {
    return minimumTrackRecord / Checked.positive("periodsPerYear", periodsPerYear);
  }

  /** The parts while they come together. */
  private static final class Draft {
    private static final double NONE = Double.NaN;

    private final double[][] returns;
    private final int ran;
    private final double periodsPerYear;
    private final int blocks;
    private final double[] sharpes;
    private final List<String> undefined = new ArrayList<>();

    Draft(double[][] returns, int ran, double periodsPerYear, int blocks) {
      this.returns = returns;
      this.ran = ran;
      this.periodsPerYear = periodsPerYear;
      this.blocks = blocks;
      sharpes = new double[returns.length];
      for (int i = 0; i < sharpes.length; i++) {
        sharpes[i] = Performance.sharpe(returns[i], 1);
      }
    }

    OverfittingReport report() {
      EffectiveTrials effective = EffectiveTrials.of(returns);
      if (effective.moved() < 2) {
        undefined.add("average correlation: fewer than two trials have returns that differ");
      }
      int best = best();
      SharpeEstimate estimate = best < 0 ? null : SharpeEstimate.of(returns[best]);
      double variance = variance(effective.moved());
      double luck = luck(ran, variance);
      double fewerLuck = luck(effective.of(ran), variance);
      if (estimate != null && Double.isNaN(above(estimate, 0))) {
        undefined.add("probabilistic and deflated Sharpe ratio: the estimate has no error");
      }
      BacktestOverfitting pbo = crossValidated();
      return new OverfittingReport(
          returns[0].length,
          returns.length,
          ran,
          effective.averageCorrelation(),
          effective.of(ran),
          best,
          estimate == null ? NONE : estimate.sharpe(),
          estimate == null ? NONE : estimate.annualized(periodsPerYear),
          estimate == null ? NONE : estimate.skewness(),
          estimate == null ? NONE : estimate.kurtosis(),
          above(estimate, 0),
          trackRecord(estimate),
          variance,
          luck,
          above(estimate, luck),
          above(estimate, fewerLuck),
          backtestYears(estimate),
          pbo == null ? NONE : pbo.probability(),
          pbo == null ? NONE : pbo.slope(),
          pbo == null ? NONE : pbo.probabilityOfLoss(),
          blocks,
          undefined);
    }

    private int best() {
      int best = -1;
      for (int i = 0; i < sharpes.length; i++) {
        boolean better = best < 0 ? !Double.isNaN(sharpes[i]) : sharpes[i] > sharpes[best];
        best = better ? i : best;
      }
      if (best < 0) {
        undefined.add(
            "Sharpe ratio and all that follows from it: no trial has returns that differ");
      }
      return best;
    }

    private double variance(int moved) {
      double[] known = new double[moved];
      int next = 0;
      for (double sharpe : sharpes) {
        if (!Double.isNaN(sharpe)) {
          known[next++] = sharpe;
        }
      }
      double deviation = Performance.standardDeviation(known);
      if (Double.isNaN(deviation)) {
        undefined.add("variance of the trials: fewer than two of them have a Sharpe ratio");
        if (ran > 1) {
          undefined.add("deflated Sharpe ratio: it needs the variance of the trials");
        }
      }
      return deviation * deviation;
    }

    private static double luck(double trials, double variance) {
      if (trials == 1) {
        return 0;
      }
      return Double.isNaN(variance) ? NONE : DeflatedSharpe.expectedMaximum(trials, variance);
    }

    private static double above(SharpeEstimate estimate, double benchmark) {
      return estimate == null || Double.isNaN(benchmark)
          ? NONE
          : SharpeSignificance.probabilistic(estimate, benchmark);
    }

    private double trackRecord(SharpeEstimate estimate) {
      if (estimate == null) {
        return NONE;
      }
      double length = SharpeSignificance.minimumTrackRecord(estimate, 0, LEVEL);
      if (Double.isNaN(length)) {
        undefined.add(
            "minimum track record and backtest length: the best Sharpe ratio is not above zero");
      }
      return length;
    }

    private double backtestYears(SharpeEstimate estimate) {
      return estimate != null && estimate.sharpe() > 0
          ? DeflatedSharpe.minimumBacktestYears(ran, estimate.annualized(periodsPerYear))
          : NONE;
    }

    private BacktestOverfitting crossValidated() {
      int least = Math.max(4, blocks);
      if (returns.length < 2) {
        undefined.add("probability of overfitting: one trial only, nothing was chosen");
        return null;
      }
      if (returns[0].length < least) {
        undefined.add(
            "probability of overfitting: "
                + returns[0].length
                + " returns, "
                + blocks
                + " blocks need at least "
                + least);
        return null;
      }
      return BacktestOverfitting.of(returns, blocks);
    }
  }
}
