package io.slipstream.runtime;

import io.slipstream.api.service.allocation.AllocationPolicy;
import io.slipstream.api.service.allocation.AllocationRequest;
import io.slipstream.api.service.allocation.AllocationRequest.Candidate;
import io.slipstream.api.service.allocation.Allotment;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.PodLoop;
import io.slipstream.kernel.PodState;
import io.slipstream.kernel.TradingKernel;
import java.util.ArrayList;
import java.util.List;

/**
 * Divides the capital at the first end of a slice at or after each boundary of the recorded time;
 * while an earlier run is repeated, as its journal says.
 */
final class AllocationTimer {
  private static final double YEAR = 365 * 86_400e9;

  private final SessionSettings settings;
  private final AllocationPolicy allocator;
  private final TradingKernel kernel;
  private final PodLoop loop;
  private final JournalLog log;
  private final SessionRecords records;
  private long next = Long.MIN_VALUE;

  AllocationTimer(
      SessionSettings settings,
      AllocationPolicy allocator,
      TradingKernel kernel,
      PodLoop loop,
      JournalLog log,
      SessionRecords records) {
    this.settings = settings;
    this.allocator = allocator;
    this.kernel = kernel;
    this.loop = loop;
    this.log = log;
    this.records = records;
  }

  void writeState(StateSink sink) {
    sink.put(next);
  }

  void readState(StateSource source) {
    next = source.take();
  }

  /** Called after all events of a time. */
  void look() {
    if (settings.allocationInterval() == 0) {
      return;
    }
    long time = kernel.eventTime();
    if (next == Long.MIN_VALUE) {
      next = boundaryAfter(time);
    }
    if (time < next) {
      return;
    }
    next = boundaryAfter(time);
    if (!log.isReplaying()) {
      allocate(time);
    } else if (log.peek() instanceof Input.CapitalAllocated journaled) {
      loop.apply(journaled);
    }
  }

  private long boundaryAfter(long time) {
    long interval = settings.allocationInterval();
    return (Math.floorDiv(time, interval) + 1) * interval;
  }

  private void allocate(long time) {
    List<Candidate> candidates = new ArrayList<>();
    long total = 0;
    for (int pod = 0; pod < kernel.podCount(); pod++) {
      PodState state = kernel.pod(pod);
      if (!state.isRemoved()) {
        double[] returns = records.recentReturns(pod, settings.lookback());
        long equity = state.account().equity();
        double periods = YEAR / settings.period();
        candidates.add(new Candidate(state.definition().name(), equity, returns, periods));
        total = Math.addExact(total, equity);
      }
    }
    if (candidates.isEmpty()) {
      return;
    }
    List<Allotment> allotments = allocator.allocate(new AllocationRequest(time, total, candidates));
    loop.apply(new Input.CapitalAllocated(time, allocator.name(), allotments));
  }
}
