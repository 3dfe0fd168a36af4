package io.slipstream.api.service.analytics;

import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;

/** Follows one equity curve. Used by one thread at a time. */
public interface PerformanceTracker {
  /**
   * Takes the equity at a time.
   *
   * @param time nanoseconds since the epoch, later than the last
   * @param equity {@link io.slipstream.api.market.FixedPoint}
   * @param capital money put in so far, net; a change since the last sample is a flow, not a return
   */
  void sample(long time, long equity, long capital);

  /** Performance so far. */
  PerformanceSummary summary();

  /** Simple returns of the last samples, oldest first, at most {@code count}. */
  double[] recentReturns(int count);

  /** The curve with at most {@code points} points, first and last kept. */
  EquityCurve curve(int points);

  /** Writes everything a later answer depends on. */
  void writeState(StateSink sink);

  /**
   * Becomes what another tracker of the same period was.
   *
   * @throws io.slipstream.api.service.state.StateException when it does not fit
   */
  void readState(StateSource source);
}
