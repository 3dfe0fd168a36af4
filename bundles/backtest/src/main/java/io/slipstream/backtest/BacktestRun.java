package io.slipstream.backtest;

import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.order.Fill;
import io.slipstream.api.order.OrderState;
import io.slipstream.api.service.analytics.PerformanceAnalytics;
import io.slipstream.api.service.analytics.PerformanceTracker;
import io.slipstream.api.service.backtest.BacktestException;
import io.slipstream.api.service.risk.PodLimits;
import io.slipstream.api.service.risk.PreTradeGate;
import io.slipstream.api.service.venue.SimulationModel;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.InputLog;
import io.slipstream.kernel.Outcome;
import io.slipstream.kernel.PodLoop;
import io.slipstream.kernel.TradingKernel;
import io.slipstream.simulator.SimulatedVenue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One strategy on one series: the same kernel, gate and venue as a live session, without a journal.
 * Limits are wide open; cash is what binds.
 */
final class BacktestRun {
  private static final long WIDE_OPEN = Long.MAX_VALUE / 4;
  private static final int POD = 0;

  private final TradingKernel kernel;
  private final List<Fill> fills = new ArrayList<>();
  private final PerformanceTracker tracker;
  private final long[] times;
  private final long[] equity;
  private int denied;
  private int rejected;
  private int sampled;

  private BacktestRun(TradingKernel kernel, PerformanceTracker tracker, int bars) {
    this.kernel = kernel;
    this.tracker = tracker;
    this.times = new long[bars];
    this.equity = new long[bars];
  }

  /** Plays the whole series. */
  static BacktestRun play(
      String pod,
      Strategy strategy,
      Map<String, String> parameters,
      BarSeries series,
      long cash,
      PreTradeGate gate,
      PerformanceAnalytics analytics) {
    long start = series.bar(0).openTime();
    BacktestRun run =
        new BacktestRun(
            new TradingKernel(gate, new SimulatedVenue()),
            analytics.tracker(series.period(), start, cash),
            series.length());
    run.play(pod, strategy, parameters, series, cash);
    return run;
  }

  private void play(
      String pod, Strategy strategy, Map<String, String> parameters, BarSeries series, long cash) {
    PodLoop loop = new PodLoop(kernel, InputLog.NONE, this::note);
    String currency = series.instrument().quoteCurrency();
    String symbol = series.instrument().symbol();
    loop.apply(
        new Input.SessionOpened(
            currency, FixedPoint.SCALE, symbol, "", series.period(), FixedPoint.ONE, 0, false));
    loop.apply(new Input.InstrumentAdded(series.instrument(), SimulationModel.DEFAULT));
    PodLimits limits = new PodLimits(WIDE_OPEN, WIDE_OPEN, Integer.MAX_VALUE, FixedPoint.ONE);
    loop.apply(
        new Input.PodAdded(
            new Input.PodDefinition(
                pod,
                pod,
                List.of(0),
                cash,
                limits,
                new TreeMap<>(parameters),
                Input.AccountType.CASH),
            ""));
    loop.bind(POD, strategy);
    loop.play(0, series.cursor(), time -> sample(time, cash));
    String failure = kernel.pod(POD).suspension();
    if (!failure.isEmpty()) {
      throw new BacktestException("strategy " + pod + ": " + failure);
    }
  }

  private void sample(long time, long cash) {
    times[sampled] = time;
    equity[sampled] = kernel.equity(POD);
    tracker.sample(time, equity[sampled], cash);
    sampled++;
  }

  private void note(Outcome outcome) {
    switch (outcome.kind()) {
      case FILLED -> fills.add(outcome.copy());
      case DENIED -> denied++;
      case ORDER -> rejected += outcome.state() == OrderState.REJECTED ? 1 : 0;
      default -> {}
    }
  }

  List<Fill> fills() {
    return fills;
  }

  /** Intents the gate denied. */
  int denied() {
    return denied;
  }

  /** Orders the venue rejected, for cash. */
  int rejected() {
    return rejected;
  }

  List<Trade> trades() {
    return Trade.of(fills);
  }

  PerformanceTracker tracker() {
    return tracker;
  }

  /** Close time of each bar. */
  long[] times() {
    return times;
  }

  /** Equity at each close, fixed-point. */
  long[] equity() {
    return equity;
  }

  long finalEquity() {
    return kernel.equity(POD);
  }

  long commission() {
    return kernel.pod(POD).commission();
  }

  String stateHash() {
    return kernel.stateHash().value();
  }
}
