package io.slipstream.analytics;

import io.slipstream.api.service.analytics.EquityCurve;
import io.slipstream.api.service.analytics.PerformanceSummary;
import io.slipstream.api.service.analytics.PerformanceTracker;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;
import io.slipstream.statistics.RunningPerformance;

/**
 * Follows one equity curve with bounded memory: running statistics of all returns, the last
 * returns, and a curve that is thinned out as it grows.
 */
final class EquityTracker implements PerformanceTracker {
  private static final double YEAR = 365 * 86_400e9;
  private static final int KEPT_RETURNS = 10_000;

  private final double periodsPerYear;
  private final RunningPerformance performance = new RunningPerformance();
  private final double[] recent = new double[KEPT_RETURNS];
  private final ThinnedCurve curve = new ThinnedCurve();
  private long startTime;
  private long lastTime;
  private long lastEquity;
  private long lastCapital;

  EquityTracker(long period, long startTime, long startEquity) {
    this(startTime, startEquity, YEAR / period);
  }

  /** Of samples of which a year has so many. */
  static EquityTracker annualized(double periodsPerYear, long startTime, long startEquity) {
    return new EquityTracker(startTime, startEquity, periodsPerYear);
  }

  private EquityTracker(long startTime, long startEquity, double periodsPerYear) {
    this.periodsPerYear = periodsPerYear;
    this.startTime = startTime;
    this.lastTime = startTime;
    this.lastEquity = startEquity;
    this.lastCapital = startEquity;
    curve.add(startTime, startEquity, 0, 0);
  }

  @Override
  public void sample(long time, long equity, long capital) {
    long base = lastEquity + (capital - lastCapital);
    double simpleReturn = base > 0 ? (double) equity / base - 1 : 0;
    recent[performance.count() % KEPT_RETURNS] = simpleReturn;
    performance.add(simpleReturn);
    curve.add(time, equity, performance.totalReturn(), performance.drawdown());
    lastTime = time;
    lastEquity = equity;
    lastCapital = capital;
  }

  @Override
  public PerformanceSummary summary() {
    double years = (lastTime - startTime) / YEAR;
    return new PerformanceSummary(
        performance.count(),
        periodsPerYear,
        performance.totalReturn(),
        performance.cagr(years),
        performance.annualVolatility(periodsPerYear),
        performance.sharpe(periodsPerYear),
        performance.sortino(periodsPerYear),
        performance.maxDrawdown());
  }

  @Override
  public double[] recentReturns(int count) {
    int all = performance.count();
    double[] last = new double[Math.min(count, Math.min(all, KEPT_RETURNS))];
    for (int i = 0; i < last.length; i++) {
      last[i] = recent[(all - last.length + i) % KEPT_RETURNS];
    }
    return last;
  }

  @Override
  public EquityCurve curve(int points) {
    return curve.last(points);
  }

  @Override
  public void writeState(StateSink sink) {
    sink.put(startTime).put(lastTime).put(lastEquity).put(lastCapital);
    double[] running = performance.state();
    for (double value : running) {
      sink.put(value);
    }
    int kept = Math.min(performance.count(), KEPT_RETURNS);
    for (int i = 0; i < kept; i++) {
      sink.put(recent[i]);
    }
    curve.writeState(sink);
  }

  @Override
  public void readState(StateSource source) {
    startTime = source.take();
    lastTime = source.take();
    lastEquity = source.take();
    lastCapital = source.take();
    double[] running = performance.state();
    for (int i = 0; i < running.length; i++) {
      running[i] = source.takeDouble();
    }
    performance.restore(running);
    int kept = Math.min(performance.count(), KEPT_RETURNS);
    for (int i = 0; i < kept; i++) {
      recent[i] = source.takeDouble();
    }
    curve.readState(source);
  }
}
