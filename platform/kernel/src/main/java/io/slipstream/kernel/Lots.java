package io.slipstream.kernel;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Rounding;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;
import java.util.Arrays;

/** Open lots, first in first out: unsigned quantities and what they cost. */
final class Lots {
  private long[] quantities = new long[4];
  private long[] costs = new long[4];
  private int first;
  private int count;

  int count() {
    return count;
  }

  long quantity(int lot) {
    return quantities[index(lot)];
  }

  long cost(int lot) {
    return costs[index(lot)];
  }

  private int index(int lot) {
    return first + lot & quantities.length - 1;
  }

  /** What the oldest {@code quantity} units cost; changes nothing. */
  long costOfOldest(long quantity) {
    long left = quantity;
    long sum = 0;
    for (int lot = 0; left > 0; lot++) {
      long taken = Math.min(left, quantity(lot));
      sum = Bounded.add(sum, share(lot, taken));
      left -= taken;
    }
    return sum;
  }

  private long share(int lot, long taken) {
    long whole = quantity(lot);
    return taken == whole
        ? cost(lot)
        : FixedPoint.multiplyDivide(cost(lot), taken, whole, Rounding.HALF_EVEN);
  }

  void takeOldest(long quantity) {
    long left = quantity;
    while (left > 0) {
      long taken = Math.min(left, quantities[first]);
      left -= taken;
      if (taken == quantities[first]) {
        first = index(1);
        count--;
      } else {
        costs[first] -= share(0, taken);
        quantities[first] -= taken;
      }
    }
  }

  void add(long quantity, long cost) {
    if (count == quantities.length) {
      grow();
    }
    int at = index(count++);
    quantities[at] = quantity;
    costs[at] = cost;
  }

  private void grow() {
    long[] moreQuantities = new long[count * 2];
    long[] moreCosts = new long[count * 2];
    for (int lot = 0; lot < count; lot++) {
      moreQuantities[lot] = quantity(lot);
      moreCosts[lot] = cost(lot);
    }
    first = 0;
    quantities = moreQuantities;
    costs = moreCosts;
  }

  /** Replaces quantities after a split; lots that became nothing give their cost to the next. */
  void requantify(long[] newQuantities) {
    long[] oldCosts = new long[count];
    for (int lot = 0; lot < oldCosts.length; lot++) {
      oldCosts[lot] = cost(lot);
    }
    first = 0;
    count = 0;
    Arrays.fill(quantities, 0);
    long carried = 0;
    for (int lot = 0; lot < oldCosts.length; lot++) {
      carried = Bounded.add(carried, oldCosts[lot]);
      if (newQuantities[lot] > 0) {
        add(newQuantities[lot], carried);
        carried = 0;
      }
    }
    if (carried != 0 && count > 0) {
      costs[index(count - 1)] = Bounded.add(costs[index(count - 1)], carried);
    }
  }

  void writeState(StateSink sink) {
    sink.put(count);
    for (int lot = 0; lot < count; lot++) {
      sink.put(quantity(lot)).put(cost(lot));
    }
  }

  void readState(StateSource source) {
    for (int left = source.takeCount(); left > 0; left--) {
      add(source.take(), source.take());
    }
  }
}
