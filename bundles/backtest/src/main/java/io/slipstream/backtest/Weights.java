package io.slipstream.backtest;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Rounding;
import io.slipstream.api.service.backtest.BacktestException;
import io.slipstream.api.service.backtest.BacktestRequest;
import java.util.List;

/** Shares of the cash. */
final class Weights {
  private Weights() {}

  /**
   * A share for each pod, {@link FixedPoint}; those that name none divide evenly what is left.
   *
   * @throws BacktestException when one is not allowed, or their sum is above 1 and shall not be
   *     divided out
   */
  static long[] of(List<BacktestRequest.Pod> pods, boolean normalize) {
    long[] weights = new long[pods.size()];
    long sum = 0;
    int silent = 0;
    for (int i = 0; i < weights.length; i++) {
      String said = pods.get(i).weight().strip();
      weights[i] = said.isEmpty() ? -1 : parsed(pods.get(i), said);
      silent += said.isEmpty() ? 1 : 0;
      sum += Math.max(0, weights[i]);
    }
    if (sum > FixedPoint.ONE && !normalize) {
      throw new BacktestException(
          "weights = '"
              + FixedPoint.format(sum)
              + "' together: at most 1 is allowed; normalize = true divides them by their sum");
    }
    if (silent > 0 && sum >= FixedPoint.ONE) {
      throw new BacktestException(
          "weights = '"
              + FixedPoint.format(sum)
              + "' together: nothing is left for "
              + silent
              + " pods without a weight; less than 1 is allowed");
    }
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] < 0) {
        weights[i] = (FixedPoint.ONE - sum) / silent;
      } else if (normalize) {
        weights[i] =
            FixedPoint.multiplyDivide(
                weights[i], FixedPoint.ONE, silent == 0 ? sum : FixedPoint.ONE, Rounding.DOWN);
      }
    }
    return weights;
  }

  private static long parsed(BacktestRequest.Pod pod, String said) {
    try {
      long weight = FixedPoint.parse(said);
      if (weight > 0 && weight <= 1_000_000 * FixedPoint.ONE) {
        return weight;
      }
    } catch (NumberFormatException e) {
      // The complaint below says it for both.
    }
    throw OptionTexts.wrong(
        "weight of " + (pod.name().isEmpty() ? pod.strategy() : pod.name()),
        said,
        "a decimal number above 0");
  }
}
