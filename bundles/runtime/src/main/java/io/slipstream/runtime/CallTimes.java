package io.slipstream.runtime;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** How long the calls of each pod's strategy take, wall clock. Used by one thread. */
final class CallTimes {
  private static final long LONGEST = 3_600_000_000_000L;
  private static final int DIGITS = 2;

  private final List<Histogram> pods = new ArrayList<>();

  /** From now on calls of this pod may be noted. */
  void add(int pod) {
    while (pods.size() <= pod) {
      pods.add(new Histogram(LONGEST, DIGITS));
    }
  }

  void note(int pod, long nanos) {
    pods.get(pod).recordValue(Math.min(Math.max(nanos, 0), LONGEST));
  }

  /** Of a pod, whether it was called or not. */
  Summary summary(int pod) {
    if (pod < 0 || pod >= pods.size() || pods.get(pod).getTotalCount() == 0) {
      return new Summary(0, 0, 0, 0);
    }
    Histogram calls = pods.get(pod);
    return new Summary(
        calls.getTotalCount(),
        calls.getValueAtPercentile(50),
        calls.getValueAtPercentile(99),
        calls.getMaxValue());
  }

  /**
   * Of the calls since the start, two digits.
   *
   * @param count how many
   * @param median nanoseconds
   * @param p99 nanoseconds, 99 % took no longer
   * @param longest nanoseconds
   */
  record Summary(long count, long median, long p99, long longest) {}
}
