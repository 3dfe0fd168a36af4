package io.slipstream.api.service.analytics;

/** Makes trackers; an OSGi service. */
public interface PerformanceAnalytics {
  /**
   * A tracker for samples that are {@code period} nanoseconds apart; the first baseline is the
   * money put in before the first sample.
   */
  PerformanceTracker tracker(long period, long startTime, long startEquity);
}
