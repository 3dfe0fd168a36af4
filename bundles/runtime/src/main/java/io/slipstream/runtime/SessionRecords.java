package io.slipstream.runtime;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.service.analytics.EquityCurve;
import io.slipstream.api.service.analytics.PerformanceAnalytics;
import io.slipstream.api.service.analytics.PerformanceSummary;
import io.slipstream.api.service.analytics.PerformanceTracker;
import io.slipstream.api.service.operations.AllocationView;
import io.slipstream.api.service.operations.FillView;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;
import io.slipstream.kernel.Decision;
import io.slipstream.kernel.PodState;
import io.slipstream.kernel.TradingKernel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a session remembers for people and for the allocator: performance, fills, allocations. */
final class SessionRecords {
  private static final int KEPT_FILLS = 10_000;
  private static final int KEPT_ALLOCATIONS = 1_000;

  private final PerformanceAnalytics analytics;
  private final long period;
  private final SortedMap<Integer, PerformanceTracker> pods = new TreeMap<>();
  private final SortedMap<Integer, AllocationView> lastAllocation = new TreeMap<>();
  private final PodPulses pulses = new PodPulses();
  private final Deque<FillView> fills = new ArrayDeque<>();
  private final Deque<AllocationView> allocations = new ArrayDeque<>();
  private PerformanceTracker portfolio;

  SessionRecords(PerformanceAnalytics analytics, long period) {
    this.analytics = analytics;
    this.period = period;
  }

  /** One sample of every pod and of the portfolio, after all events of a time. */
  void sample(TradingKernel kernel) {
    long time = kernel.eventTime();
    long now = System.currentTimeMillis();
    for (int pod = 0; pod < kernel.podCount(); pod++) {
      PodState state = kernel.pod(pod);
      pulses.beat(kernel, state, now);
      long capital = state.definition().capital();
      pods.computeIfAbsent(pod, p -> analytics.tracker(period, time - period, capital))
          .sample(time, kernel.equity(pod), kernel.capital(pod));
    }
    if (portfolio == null) {
      portfolio = analytics.tracker(period, time - period, kernel.deposits());
    }
    portfolio.sample(time, kernel.portfolioEquity(), kernel.deposits());
  }

  void note(Decision decision, long eventTime) {
    if (decision instanceof Decision.Filled filled) {
      fills.addFirst(Money.fill(filled.fill()));
      if (fills.size() > KEPT_FILLS) {
        fills.removeLast();
      }
    } else if (decision instanceof Decision.CapitalMoved moved) {
      AllocationView view =
          new AllocationView(
              BusEvents.instant(eventTime),
              moved.name(),
              moved.weight(),
              Money.of(moved.targetCapital()),
              Money.of(moved.moved()),
              moved.reason());
      lastAllocation.put(moved.pod(), view);
      allocations.addFirst(view);
      if (allocations.size() > KEPT_ALLOCATIONS) {
        allocations.removeLast();
      }
    }
  }

  void writeState(StateSink sink) {
    sink.put(pods.size());
    pods.forEach((pod, tracker) -> tracker.writeState(sink.put(pod)));
    sink.put(portfolio != null);
    if (portfolio != null) {
      portfolio.writeState(sink);
    }
    sink.put(fills.size());
    fills.forEach(fill -> RecordState.write(fill, sink));
    sink.put(allocations.size());
    allocations.forEach(allocation -> RecordState.write(allocation, sink));
    sink.put(lastAllocation.size());
    lastAllocation.forEach((pod, allocation) -> RecordState.write(allocation, sink.put(pod)));
  }

  void readState(StateSource source) {
    for (int left = source.takeCount(); left > 0; left--) {
      pods.put(source.takeInt(0, Integer.MAX_VALUE), readTracker(source));
    }
    if (source.takeFlag()) {
      portfolio = readTracker(source);
    }
    for (int left = source.takeCount(); left > 0; left--) {
      fills.addLast(RecordState.readFill(source));
    }
    for (int left = source.takeCount(); left > 0; left--) {
      allocations.addLast(RecordState.readAllocation(source));
    }
    for (int left = source.takeCount(); left > 0; left--) {
      lastAllocation.put(source.takeInt(0, Integer.MAX_VALUE), RecordState.readAllocation(source));
    }
  }

  private PerformanceTracker readTracker(StateSource source) {
    PerformanceTracker tracker = analytics.tracker(period, 0, FixedPoint.ONE);
    tracker.readState(source);
    return tracker;
  }

  PerformanceSummary summary(int pod) {
    PerformanceTracker tracker = pods.get(pod);
    return tracker == null
        ? analytics.tracker(period, 0, FixedPoint.ONE).summary()
        : tracker.summary();
  }

  double[] recentReturns(int pod, int count) {
    PerformanceTracker tracker = pods.get(pod);
    return tracker == null ? new double[0] : tracker.recentReturns(count);
  }

  AllocationView lastAllocation(int pod) {
    return lastAllocation.get(pod);
  }

  /** Signs of life, to be read by any thread. */
  PodPulses pulses() {
    return pulses;
  }

  List<FillView> fills(int limit) {
    return fills.stream().limit(limit).toList();
  }

  List<AllocationView> allocations(int limit) {
    return allocations.stream().limit(limit).toList();
  }

  Map<String, EquityCurve> curves(TradingKernel kernel, int points) {
    SortedMap<String, EquityCurve> curves = new TreeMap<>();
    pods.forEach(
        (pod, tracker) -> curves.put(kernel.pod(pod).definition().name(), tracker.curve(points)));
    if (portfolio != null) {
      curves.put("portfolio", portfolio.curve(points));
    }
    return curves;
  }
}
