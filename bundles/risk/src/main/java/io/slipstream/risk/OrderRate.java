package io.slipstream.risk;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.service.risk.DenialCode;
import io.slipstream.api.service.risk.Verdict;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;
import java.util.Arrays;

/** Counts allowed orders of each pod within the last minute of event time. */
final class OrderRate {
  private static final long MINUTE = 60_000_000_000L;

  private Recent[] pods = new Recent[0];

  Verdict count(int pod, long eventTime, int limit) {
    if (limit == Integer.MAX_VALUE) {
      return Verdict.ALLOWED;
    }
    Recent recent = recent(pod);
    recent.dropUntil(eventTime - MINUTE);
    if (recent.count >= limit) {
      return Verdict.denied(
          DenialCode.ORDER_RATE, limit * FixedPoint.ONE, (recent.count + 1) * FixedPoint.ONE);
    }
    recent.add(eventTime);
    return Verdict.ALLOWED;
  }

  private Recent recent(int pod) {
    if (pod >= pods.length) {
      int known = pods.length;
      pods = Arrays.copyOf(pods, pod + 1);
      for (int i = known; i < pods.length; i++) {
        pods[i] = new Recent();
      }
    }
    return pods[pod];
  }

  void writeState(StateSink sink) {
    sink.put(pods.length);
    for (Recent recent : pods) {
      recent.writeState(sink);
    }
  }

  void readState(StateSource source) {
    int known = source.takeCount();
    for (int pod = 0; pod < known; pod++) {
      recent(pod).readState(source);
    }
  }

  /** Times in a ring, oldest first. */
  private static final class Recent {
    private long[] times = new long[16];
    private int first;
    private int count;

    void dropUntil(long time) {
      while (count > 0 && times[first] <= time) {
        first = first + 1 & times.length - 1;
        count--;
      }
    }

    void add(long time) {
      if (count == times.length) {
        long[] more = new long[count * 2];
        for (int i = 0; i < count; i++) {
          more[i] = times[first + i & times.length - 1];
        }
        times = more;
        first = 0;
      }
      times[first + count & times.length - 1] = time;
      count++;
    }

    void writeState(StateSink sink) {
      sink.put(count);
      for (int i = 0; i < count; i++) {
        sink.put(times[first + i & times.length - 1]);
      }
    }

    void readState(StateSource source) {
      for (int left = source.takeCount(); left > 0; left--) {
        add(source.take());
      }
    }
  }
}
