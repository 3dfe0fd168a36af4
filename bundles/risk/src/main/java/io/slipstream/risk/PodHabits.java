package io.slipstream.risk;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Rounding;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;
import java.util.Arrays;

/** What pods usually order, in each instrument, and how many of their orders were executed. */
final class PodHabits {
  /** Orders that have to be known before one is unusual. */
  static final int LEAST_ORDERS = 5;

  private static final int MEAN_OF = 20;

  private long[] executed = new long[0];
  private long[][] means = new long[0][];
  private long[][] counts = new long[0][];

  /** Executed orders of a pod since a person let it go on. */
  long executed(int pod) {
    return pod < executed.length ? executed[pod] : 0;
  }

  void addExecuted(int pod) {
    ensure(pod);
    executed[pod]++;
  }

  void reenable(int pod) {
    ensure(pod);
    executed[pod] = 0;
  }

  private void ensure(int pod) {
    if (pod >= executed.length) {
      int known = executed.length;
      executed = Arrays.copyOf(executed, pod + 1);
      means = Arrays.copyOf(means, pod + 1);
      counts = Arrays.copyOf(counts, pod + 1);
      for (int i = known; i <= pod; i++) {
        means[i] = new long[0];
        counts[i] = new long[0];
      }
    }
  }

  /** A notional as a multiple of the usual one, or zero while that is not known. */
  long multiple(int pod, int instrument, long notional) {
    if (pod >= counts.length
        || instrument >= counts[pod].length
        || counts[pod][instrument] < LEAST_ORDERS
        || means[pod][instrument] == 0) {
      return 0;
    }
    try {
      return FixedPoint.multiplyDivide(
          notional, FixedPoint.ONE, means[pod][instrument], Rounding.CEILING);
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE;
    }
  }

  /** An order leaves: the mean moves to it by a twentieth, by more in the beginning. */
  void addOrder(int pod, int instrument, long notional) {
    ensure(pod);
    if (instrument >= counts[pod].length) {
      means[pod] = Arrays.copyOf(means[pod], instrument + 1);
      counts[pod] = Arrays.copyOf(counts[pod], instrument + 1);
    }
    long count = Math.min(MEAN_OF, ++counts[pod][instrument]);
    long mean = means[pod][instrument];
    means[pod][instrument] = mean + (notional - mean) / count;
  }

  void writeState(StateSink sink) {
    sink.put(executed.length);
    for (int pod = 0; pod < executed.length; pod++) {
      sink.put(executed[pod]).put(counts[pod].length);
      for (int i = 0; i < counts[pod].length; i++) {
        sink.put(counts[pod][i]).put(means[pod][i]);
      }
    }
  }

  void readState(StateSource source) {
    int pods = source.takeCount();
    for (int pod = 0; pod < pods; pod++) {
      ensure(pod);
      executed[pod] = source.take();
      counts[pod] = new long[source.takeCount()];
      means[pod] = new long[counts[pod].length];
      for (int i = 0; i < counts[pod].length; i++) {
        counts[pod][i] = source.take();
        means[pod][i] = source.take();
      }
    }
  }
}
