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
  private static final int CELLS = 2;
  private static final long[] NONE = {};

  private long[] executed = new long[0];

  /** Of each pod: of each instrument how many orders are known, and their mean, side by side. */
  private long[][] orders = new long[0][];

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
      orders = Arrays.copyOf(orders, pod + 1);
      for (int i = known; i <= pod; i++) {
        orders[i] = new long[0];
      }
    }
  }

  /** A notional as a multiple of the usual one, or zero while that is not known. */
  long multiple(int pod, int instrument, long notional) {
    long[] known = pod < orders.length ? orders[pod] : NONE;
    int at = instrument * CELLS;
    if (at >= known.length || known[at] < LEAST_ORDERS || known[at + 1] == 0) {
      return 0;
    }
    try {
      return FixedPoint.multiplyDivide(notional, FixedPoint.ONE, known[at + 1], Rounding.CEILING);
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE;
    }
  }

  /** An order leaves: the mean moves to it by a twentieth, by more in the beginning. */
  void addOrder(int pod, int instrument, long notional) {
    ensure(pod);
    int at = instrument * CELLS;
    if (at >= orders[pod].length) {
      orders[pod] = Arrays.copyOf(orders[pod], at + CELLS);
    }
    long[] known = orders[pod];
    long count = Math.min(MEAN_OF, ++known[at]);
    known[at + 1] += (notional - known[at + 1]) / count;
  }

  void writeState(StateSink sink) {
    sink.put(executed.length);
    for (int pod = 0; pod < executed.length; pod++) {
      sink.put(executed[pod]).put(orders[pod].length / CELLS);
      for (long value : orders[pod]) {
        sink.put(value);
      }
    }
  }

  void readState(StateSource source) {
    int pods = source.takeCount();
    for (int pod = 0; pod < pods; pod++) {
      ensure(pod);
      executed[pod] = source.take();
      orders[pod] = new long[source.takeCount() * CELLS];
      Arrays.setAll(orders[pod], i -> source.take());
    }
  }
}
