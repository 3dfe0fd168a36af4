package io.slipstream.kernel;

import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;
import java.math.BigInteger;

/** A sum of longs that never overflows: 128 bits in two words. */
final class WideSum {
  private long high;
  private long low;

  void add(long value) {
    long sum = low + value;
    boolean carry = Long.compareUnsigned(sum, low) < 0;
    high += (value < 0 ? -1 : 0) + (carry ? 1 : 0);
    low = sum;
  }

  BigInteger value() {
    BigInteger unsignedLow =
        BigInteger.valueOf(low >>> 1).shiftLeft(1).or(BigInteger.valueOf(low & 1));
    return BigInteger.valueOf(high).shiftLeft(Long.SIZE).add(unsignedLow);
  }

  void writeState(StateSink sink) {
    sink.put(high).put(low);
  }

  void readState(StateSource source) {
    high = source.take();
    low = source.take();
  }
}
