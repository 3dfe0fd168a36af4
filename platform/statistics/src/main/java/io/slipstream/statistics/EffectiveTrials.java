package io.slipstream.statistics;

/**
 * How many independent trials so many alike ones are worth.
 *
 * @param averageCorrelation mean correlation of all pairs of trials that moved; NaN for fewer than
 *     two of them
 * @param moved trials whose returns were not all equal: the others have no correlation
 */
public record EffectiveTrials(double averageCorrelation, int moved) {
  /**
   * Of the returns of trials, one array each, all of one length. The mean of all correlations comes
   * from the sum of the standardized series, without the correlations themselves: (|sum of z|^2 -
   * M) / (M (M - 1)), with each z of mean zero and length one.
   *
   * @throws IllegalArgumentException without a trial, for fewer than two returns, lengths that
   *     differ, or a return that is not finite
   */
  public static EffectiveTrials of(double[][] returns) {
    Checked.table("trials", returns, 1, 2);
    double[] sum = new double[returns[0].length];
    int moved = 0;
    for (double[] trial : returns) {
      double mean = Performance.mean(trial);
      double deviation = Performance.standardDeviation(trial);
      if (!Double.isNaN(Performance.sharpe(mean, deviation, 1))) {
        double length = deviation * StrictMath.sqrt(trial.length - 1);
        for (int t = 0; t < sum.length; t++) {
          sum[t] += (trial[t] - mean) / length;
        }
        moved++;
      }
    }
    double pairs = (double) moved * (moved - 1);
    double correlations = CovarianceMatrix.dot(sum, sum) - moved;
    return new EffectiveTrials(moved < 2 ? Double.NaN : correlations / pairs, moved);
  }

  /**
   * The average correlation rule, r + (1 - r) N (Bailey and Lopez de Prado 2014, appendix 3): one
   * for trials that all move as one, N for independent ones. An average below zero counts as zero,
   * none at all too: never more than were run, and all of them where nothing is known.
   *
   * @param ran trials run, also when the returns were those of some of them
   * @throws IllegalArgumentException for fewer than one
   */
  public double of(int ran) {
    Checked.atLeast("ran", ran, 1);
    double r = averageCorrelation > 0 ? Math.min(1, averageCorrelation) : 0;
    return 1 + (1 - r) * (ran - 1);
  }
}
