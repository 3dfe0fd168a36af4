package io.slipstream.risk;

/** A sum of longs that never overflows; read, it is at most what fits. */
final class WideTotal {
  private long high;
  private long low;

  void clear() {
    high = 0;
    low = 0;
  }

  void add(long value) {
    long before = low;
    low += value;
    high += (value >> 63) + (Long.compareUnsigned(low, before) < 0 ? 1 : 0);
  }

  /** What it would be with a change. */
  long with(long from, long to) {
    if (high == low >> 63) {
      long change = to - from;
      long sum = low + change;
      boolean fits = ((to ^ from) & (to ^ change)) >= 0 && ((low ^ sum) & (change ^ sum)) >= 0;
      if (fits) {
        return sum;
      }
    }
    return saturatedWith(from, to);
  }

  private long saturatedWith(long from, long to) {
    WideTotal other = new WideTotal();
    other.high = high;
    other.low = low;
    other.add(to);
    other.subtract(from);
    return other.value();
  }

  void subtract(long value) {
    long before = low;
    low -= value;
    high -= (value >> 63) + (Long.compareUnsigned(low, before) > 0 ? 1 : 0);
  }

  long value() {
    if (high == low >> 63) {
      return low;
    }
    return high < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
  }
}
