package io.slipstream.analytics;

import io.slipstream.api.service.analytics.PerformanceAnalytics;
import io.slipstream.api.service.analytics.PerformanceTracker;
import org.osgi.service.component.annotations.Component;

/** Makes trackers that take one equity sample a bar. */
@Component
public final class StreamingAnalytics implements PerformanceAnalytics {
  @Override
  public PerformanceTracker tracker(long period, long startTime, long startEquity) {
    return new EquityTracker(period, startTime, startEquity);
  }

  @Override
  public PerformanceTracker annualized(double periodsPerYear, long startTime, long startEquity) {
    return EquityTracker.annualized(periodsPerYear, startTime, startEquity);
  }
}
