package io.slipstream.statistics;

/**
 * What each part of a portfolio has to do with the return and the variance of the whole (Menchero
 * and Davis, Journal of Portfolio Management 37, 2011: return contributions add up, risk
 * contributions by covariance with the total).
 *
 * @param ofReturn by part: its profits / the equity of the whole at the start; these sum to the
 *     total's return
 * @param ofVariance by part: covariance of its profits a period with those of the whole / variance
 *     of the whole; these sum to one, a part that hedges the others is below zero. NaN when the
 *     whole does not move or for fewer than two periods
 */
public record Contributions(double[] ofReturn, double[] ofVariance) {
  /**
   * Of profits by part and period, in money.
   *
   * @param profits one array a part, all of one length
   * @param equity of the whole at the start
   * @throws IllegalArgumentException without a part, for no period, lengths that differ, a profit
   *     that is not finite, or an equity not above zero
   */
  public static Contributions of(double[][] profits, double equity) {
    Checked.table("parts", profits, 1, 1);
    Checked.positive("equity", equity);
    int parts = profits.length;
    double[] whole = new double[profits[0].length];
    double[] ofReturn = new double[parts];
    for (int i = 0; i < parts; i++) {
      for (int t = 0; t < whole.length; t++) {
        whole[t] += profits[i][t];
        ofReturn[i] += profits[i][t];
      }
      ofReturn[i] /= equity;
    }
    double[] ofVariance = new double[parts];
    boolean moves = Performance.moves(whole);
    for (int i = 0; i < parts; i++) {
      ofVariance[i] = moves ? Covariances.beta(profits[i], whole) : Double.NaN;
    }
    return new Contributions(ofReturn, ofVariance);
  }
}
