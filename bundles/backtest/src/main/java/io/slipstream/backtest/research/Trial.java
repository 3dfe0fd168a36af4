package io.slipstream.backtest.research;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one run came to. Money is {@link io.slipstream.api.market.FixedPoint}.
 *
 * @param index its number in the sweep
 * @param point the parameters that differ
 * @param failure why the strategy was suspended, else empty
 * @param fills number of executions
 * @param trades round trips closed
 * @param wins of them with a net profit
 * @param denied intents the risk gate denied
 * @param rejected orders the venue rejected
 * @param commission paid
 * @param grossProfit sum of the net profits of trades
 * @param grossLoss sum of their net losses, zero or above
 * @param equity at every sample
 */
record Trial(
    int index,
    SortedMap<String, String> point,
    String failure,
    long fills,
    long trades,
    long wins,
    long denied,
    long rejected,
    long commission,
    long grossProfit,
    long grossLoss,
    long[] equity) {
  Trial {
    point = Collections.unmodifiableSortedMap(new TreeMap<>(point));
  }

  /** The same under another number. */
  Trial as(int number) {
    return new Trial(
        number,
        point,
        failure,
        fills,
        trades,
        wins,
        denied,
        rejected,
        commission,
        grossProfit,
        grossLoss,
        equity);
  }

  long finalEquity() {
    return equity[equity.length - 1];
  }

  boolean hasFailed() {
    return !failure.isEmpty();
  }

  /** Simple returns, one a sample, from what there was at first. */
  double[] returns(long cash) {
    double[] returns = new double[equity.length];
    double before = cash;
    for (int i = 0; i < returns.length; i++) {
      // After a total loss there is nothing to gain or lose.
      returns[i] = before > 0 ? equity[i] / before - 1 : 0;
      before = equity[i];
    }
    return returns;
  }
}
