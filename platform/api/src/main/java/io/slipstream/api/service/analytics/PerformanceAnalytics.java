package io.slipstream.api.service.analytics;

/** Makes trackers; an OSGi service. */
public interface PerformanceAnalytics {
  /**
   * A tracker for samples that are {@code period} nanoseconds apart, around the clock; the first
   * baseline is the money put in before the first sample.
   */
  PerformanceTracker tracker(long period, long startTime, long startEquity);

  /** The same for what does not trade around the clock: ratios have so many samples a year. */
  PerformanceTracker annualized(double periodsPerYear, long startTime, long startEquity);
}
