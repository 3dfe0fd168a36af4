package io.slipstream.plugins.gradient;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which instruments are held, and how much of each. Both sides have as many, at most half of those
 * that have a strength; each position's notional times its volatility is the same, so a side's
 * dollar volatility, the plain sum of its positions', is the wanted one. Where that needs more than
 * the gross exposure allowed, both sides shrink by one factor.
 *
 * @param top instruments on each side
 * @param volatility dollar volatility of a side, of equity
 * @param gross most gross exposure, of equity
 */
record Basket(int top, double volatility, double gross) {

  /**
   * Signed notional of each instrument, of equity.
   *
   * @param strengths NaN for one that is out; of equal ones the earlier counts as stronger
   * @param volatilities one without any is out
   */
  double[] weights(double[] strengths, double[] volatilities) {
    List<Integer> ranked = new ArrayList<>();
    for (int i = 0; i < strengths.length; i++) {
      if (!Double.isNaN(strengths[i]) && volatilities[i] > 0) {
        ranked.add(i);
      }
    }
    ranked.sort(Comparator.comparingDouble(i -> -strengths[i]));
    int side = Math.min(top, ranked.size() / 2);
    double[] weights = new double[strengths.length];
    double total = 0;
    for (int rank = 0; rank < side; rank++) {
      int strong = ranked.get(rank);
      int weak = ranked.get(ranked.size() - 1 - rank);
      weights[strong] = volatility / side / volatilities[strong];
      weights[weak] = -volatility / side / volatilities[weak];
      total += weights[strong] - weights[weak];
    }
    shrink(weights, total > gross ? gross / total : 1);
    return weights;
  }

  private static void shrink(double[] weights, double factor) {
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= factor;
    }
  }
}
