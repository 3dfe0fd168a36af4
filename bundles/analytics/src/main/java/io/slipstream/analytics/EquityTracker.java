package io.slipstream.analytics;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.service.analytics.EquityCurve;
import io.slipstream.api.service.analytics.PerformanceSummary;
import io.slipstream.api.service.analytics.PerformanceTracker;
import io.slipstream.statistics.Performance;
import java.util.Arrays;

/** Keeps every sample of one equity curve in primitive columns. */
final class EquityTracker implements PerformanceTracker {
  private static final double YEAR = 365 * 86_400e9;

  private final double periodsPerYear;
  private final long startTime;
  private final long startEquity;
  private long[] times = new long[1024];
  private long[] equity = new long[1024];
  private double[] returns = new double[1024];
  private int length;
  private long lastEquity;
  private long lastCapital;

  EquityTracker(long period, long startTime, long startEquity) {
    this.periodsPerYear = YEAR / period;
    this.startTime = startTime;
    this.startEquity = startEquity;
    this.lastEquity = startEquity;
    this.lastCapital = startEquity;
  }

  @Override
  public void sample(long time, long newEquity, long capital) {
    if (length == times.length) {
      times = Arrays.copyOf(times, length * 2);
      equity = Arrays.copyOf(equity, length * 2);
      returns = Arrays.copyOf(returns, length * 2);
    }
    long base = lastEquity + (capital - lastCapital);
    times[length] = time;
    equity[length] = newEquity;
    returns[length] = base > 0 ? (double) newEquity / base - 1 : 0;
    length++;
    lastEquity = newEquity;
    lastCapital = capital;
  }

  @Override
  public PerformanceSummary summary() {
    double[] all = Arrays.copyOf(returns, length);
    double total = Performance.totalReturn(all);
    double years = length == 0 ? 0 : (times[length - 1] - startTime) / YEAR;
    return new PerformanceSummary(
        length,
        periodsPerYear,
        total,
        Performance.cagr(total, years),
        Performance.annualVolatility(all, periodsPerYear),
        Performance.sharpe(all, periodsPerYear),
        Performance.sortino(all, periodsPerYear),
        Performance.maxDrawdown(all));
  }

  @Override
  public double[] recentReturns(int count) {
    return Arrays.copyOfRange(returns, Math.max(0, length - count), length);
  }

  @Override
  public EquityCurve curve(int points) {
    int kept = Math.min(points, length + 1);
    long[] keptTimes = new long[kept];
    double[] keptEquity = new double[kept];
    double[] keptReturn = new double[kept];
    double[] keptDrawdown = new double[kept];
    double growth = 1;
    double peak = 1;
    int next = 0;
    for (int i = 0; i <= length && next < kept; i++) {
      if (i > 0) {
        growth *= 1 + returns[i - 1];
        peak = Math.max(peak, growth);
      }
      if (i == index(next, kept)) {
        keptTimes[next] = i == 0 ? startTime : times[i - 1];
        keptEquity[next] = FixedPoint.toDouble(i == 0 ? startEquity : equity[i - 1]);
        keptReturn[next] = growth - 1;
        keptDrawdown[next] = growth / peak - 1;
        next++;
      }
    }
    return new EquityCurve(keptTimes, keptEquity, keptReturn, keptDrawdown);
  }

  private int index(int point, int kept) {
    return kept < 2 ? 0 : (int) ((long) point * length / (kept - 1));
  }
}
