package io.slipstream.plugins.gradient;

import io.slipstream.indicators.ExponentialMovingAverage;

/**
 * Strength of one instrument's trend. A log return is divided by the volatility known at its close:
 * the square root of the exponentially weighted mean of squared log returns, the return itself
 * included, without subtracting a mean (RiskMetrics, 1996). The momentum over a lookback is the sum
 * of that many normalised returns; the strength is the sum of the momenta over 2, 4, 8, ... up to
 * the longest lookback.
 */
final class TrendStrength {
  private final ExponentialMovingAverage squares;
  private final int longest;
  private final double[] cumulated;
  private double last = Double.NaN;
  private double sum;
  private int place;
  private int returns;

  TrendStrength(int span, int longest) {
    squares = ExponentialMovingAverage.ofSpan(span);
    this.longest = longest;
    cumulated = new double[longest + 1];
  }

  void update(double close) {
    double logReturn = StrictMath.log(close / last);
    last = close;
    if (Double.isNaN(logReturn)) {
      return;
    }
    squares.update(logReturn * logReturn);
    double volatility = volatility();
    sum += volatility == 0 ? 0 : logReturn / volatility;
    place = place == longest ? 0 : place + 1;
    cumulated[place] = sum;
    returns = Math.min(returns + 1, longest);
  }

  /** Standard deviation of one bar's log return, or NaN before the first. */
  double volatility() {
    return Math.sqrt(squares.value());
  }

  /** NaN before the longest lookback is full. */
  double value() {
    if (returns < longest) {
      return Double.NaN;
    }
    double strength = 0;
    for (int lookback = 2; lookback <= longest; lookback *= 2) {
      int then = place - lookback;
      strength += sum - cumulated[then < 0 ? then + cumulated.length : then];
    }
    return strength;
  }

  double[] state() {
    double[] state = new double[cumulated.length + 5];
    state[0] = squares.value();
    state[1] = last;
    state[2] = sum;
    state[3] = place;
    state[4] = returns;
    System.arraycopy(cumulated, 0, state, 5, cumulated.length);
    return state;
  }

  void restore(double[] state) {
    if (state.length != cumulated.length + 5) {
      throw new IllegalArgumentException("not the state of a trend with a lookback of " + longest);
    }
    squares.restore(new double[] {state[0]});
    last = state[1];
    sum = state[2];
    place = (int) state[3];
    returns = (int) state[4];
    System.arraycopy(state, 5, cumulated, 0, cumulated.length);
  }
}
