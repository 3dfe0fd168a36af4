package io.slipstream.statistics;

/**
 * What leaving a position costs on top of value at risk.
 *
 * <p>Spread: Bangia, Diebold, Schuermann and Stroughair, Modeling Liquidity Risk (1999): half of
 * notional x (mean relative spread + k x its deviation), so to say the spread of a bad day. Time: a
 * position that is left evenly over n days is worth the risk of sqrt((n + 1)(2n + 1) / 6n) days
 * held whole (Jorion, Value at Risk, 3rd edition, 13.2, the sum of squares of what is left each
 * day).
 */
public final class LiquidityCost {
  private LiquidityCost() {}

  /**
   * Cost of crossing the spread, in the unit of the notional.
   *
   * @param notional of the position, signed or not
   * @param meanSpread mean of (ask - bid) / mid
   * @param spreadDeviation standard deviation of it
   * @param k deviations added; 2 to 4.5 in the paper
   */
  public static double spread(
      double notional, double meanSpread, double spreadDeviation, double k) {
    Checked.notNegative("meanSpread", meanSpread);
    Checked.notNegative("spreadDeviation", spreadDeviation);
    Checked.notNegative("k", k);
    return Math.abs(notional) * (meanSpread + k * spreadDeviation) / 2;
  }

  /** Whole days to leave a position with a share of the daily volume; at least one. */
  public static int days(double quantity, double dailyVolume, double participation) {
    Checked.probability("participation", participation);
    if (!(dailyVolume > 0)) {
      throw new IllegalArgumentException(
          "dailyVolume = " + dailyVolume + ": a number above zero is needed");
    }
    return (int)
        Math.max(
            1,
            Math.min(
                Integer.MAX_VALUE, Math.ceil(Math.abs(quantity) / (dailyVolume * participation))));
  }

  /** What one day's value at risk is multiplied by when it takes so many days to leave. */
  public static double timeFactor(int days) {
    double n = Checked.atLeast("days", days, 1);
    return StrictMath.sqrt((n + 1) * (2 * n + 1) / (6 * n));
  }
}
