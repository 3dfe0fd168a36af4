package io.slipstream.statistics;

/**
 * How far the best Sharpe ratio of many trials can be believed: Bailey and Lopez de Prado, "The
 * Deflated Sharpe Ratio", Journal of Portfolio Management 40 (2014). Ratios are of one period
 * unless a name says annual.
 */
public final class DeflatedSharpe {
  private static final double EULER_MASCHERONI = 0.57721566490153286;

  private DeflatedSharpe() {}

  /**
   * The highest of N independent standard normal draws, expected (2014, equation 1, with mean zero
   * and deviation one): (1 - g) Z^-1[1 - 1/N] + g Z^-1[1 - 1/(N e)], g = 0.5772... It is an
   * approximation for many draws: 0.520 instead of 0.564 for two, and below zero for fewer than
   * about 1.3, where zero is taken, which is exact for one.
   *
   * @param trials independent ones, also a part of one ({@link EffectiveTrials})
   * @throws IllegalArgumentException for fewer than one
   */
  public static double expectedMaximum(double trials) {
    if (!(trials >= 1) || Double.isInfinite(trials)) {
      throw new IllegalArgumentException(
          "trials = " + trials + ": 1 or a finite number above is allowed");
    }
    if (trials == 1) {
      return 0;
    }
    double first = -NormalDistribution.inverse(1 / trials);
    double second = -NormalDistribution.inverse(1 / (trials * StrictMath.E));
    return Math.max(0, (1 - EULER_MASCHERONI) * first + EULER_MASCHERONI * second);
  }

  /**
   * The highest Sharpe ratio that luck alone brings in so many trials without skill: {@link
   * #expectedMaximum(double)} x sqrt(variance), the SR0 of equation 2.
   *
   * @param variance of the Sharpe ratios across trials, n - 1 degrees of freedom, in the squared
   *     period the answer has
   * @throws IllegalArgumentException for fewer than one trial, or a variance below zero
   */
  public static double expectedMaximum(double trials, double variance) {
    return StrictMath.sqrt(Checked.notNegative("variance", variance)) * expectedMaximum(trials);
  }

  /**
   * Deflated Sharpe ratio (equation 2): the {@linkplain SharpeSignificance#probabilistic
   * probability} that the true ratio of the best trial is above what luck alone brings.
   *
   * @param best the highest of all trials
   * @param trials how many were run, good and bad
   * @param variance of their Sharpe ratios of one period, n - 1 degrees of freedom
   * @throws IllegalArgumentException as {@link #expectedMaximum(double, double)}
   */
  public static double probability(SharpeEstimate best, double trials, double variance) {
    return SharpeSignificance.probabilistic(best, expectedMaximum(trials, variance));
  }

  /**
   * Minimum backtest length in years (Bailey, Borwein, Lopez de Prado and Zhu, "Pseudo-Mathematics
   * and Financial Charlatanism", Notices of the AMS 61, 2014, theorem 2): on less history than
   * this, so many independent trials without skill are expected to show an annual Sharpe ratio of
   * the target, ({@link #expectedMaximum(double)} / target)^2.
   *
   * @param annualTarget annual Sharpe ratio, one in the paper
   * @throws IllegalArgumentException for fewer than one trial or a target that is not above zero
   */
  public static double minimumBacktestYears(double trials, double annualTarget) {
    double ratio = expectedMaximum(trials) / Checked.positive("annualTarget", annualTarget);
    return ratio * ratio;
  }
}
