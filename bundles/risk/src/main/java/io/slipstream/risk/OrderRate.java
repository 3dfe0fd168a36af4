package io.slipstream.risk;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.service.risk.DenialCode;
import io.slipstream.api.service.risk.Verdict;
import io.slipstream.api.service.state.StateSink;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts allowed orders of each pod within the last minute of event time. */
final class OrderRate {
  private static final long MINUTE = 60_000_000_000L;

  private final SortedMap<Integer, Deque<Long>> times = new TreeMap<>();

  Verdict count(int pod, long eventTime, int limit) {
    Deque<Long> recent = times.computeIfAbsent(pod, p -> new ArrayDeque<>());
    while (!recent.isEmpty() && recent.peekFirst() <= eventTime - MINUTE) {
      recent.removeFirst();
    }
    if (recent.size() >= limit) {
      return Verdict.denied(
          DenialCode.ORDER_RATE, limit * FixedPoint.ONE, (recent.size() + 1) * FixedPoint.ONE);
    }
    recent.addLast(eventTime);
    return Verdict.ALLOWED;
  }

  void writeState(StateSink sink) {
    sink.put(times.size());
    times.forEach(
        (pod, recent) -> {
          sink.put(pod).put(recent.size());
          recent.forEach(sink::put);
        });
  }
}
