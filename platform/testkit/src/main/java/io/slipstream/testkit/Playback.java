package io.slipstream.testkit;

import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.strategy.StrategySnapshot;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.OutcomeListener;
import io.slipstream.kernel.PodLoop;
import io.slipstream.kernel.TradingKernel;
import io.slipstream.risk.LimitGateFactory;
import io.slipstream.simulator.SimulatedVenue;
import java.util.List;
import java.util.stream.IntStream;

/** One strategy in one pod, from the first bar to the last. */
final class Playback {
  private static final int POD = 0;

  private final StrategyTest test;
  private final List<BarSeries> series;
  private final TradingKernel kernel;
  private final RunRecord record;
  private final PodLoop loop;

  Playback(StrategyTest test, List<BarSeries> series) {
    this.test = test;
    this.series = series;
    kernel = new TradingKernel(new LimitGateFactory().create(), new SimulatedVenue());
    record = new RunRecord(kernel::eventTime);
    loop = new PodLoop(kernel, record, OutcomeListener.NONE);
  }

  StrategyRun play(Replacements replacements) {
    open();
    loop.bind(POD, test.strategy());
    BarSeries.Cursor[] cursors =
        series.stream().map(BarSeries::cursor).toArray(BarSeries.Cursor[]::new);
    int slice = 0;
    for (long time = next(cursors); time != Long.MAX_VALUE; time = next(cursors)) {
      for (int i = 0; i < cursors.length; i++) {
        if (cursors[i].nextCloseTime() == time && cursors[i].advance()) {
          loop.onBar(i, cursors[i]);
        }
      }
      loop.endSlice();
      record.sample(time, kernel.equity(POD));
      if (replacements.isDue(slice++) && kernel.pod(POD).suspension().isEmpty()) {
        replace(time);
      }
    }
    return new StrategyRun(series, record, kernel.pod(POD));
  }

  private static long next(BarSeries.Cursor[] cursors) {
    long time = Long.MAX_VALUE;
    for (BarSeries.Cursor cursor : cursors) {
      time = Math.min(time, cursor.nextCloseTime());
    }
    return time;
  }

  private void open() {
    BarSeries first = series.get(0);
    String currency = first.instrument().quoteCurrency();
    loop.apply(
        new Input.SessionOpened(
            currency, FixedPoint.SCALE, "test", "", first.period(), FixedPoint.ONE, 0, false));
    for (BarSeries one : series) {
      loop.apply(new Input.InstrumentAdded(one.instrument(), test.model()));
    }
    loop.apply(
        new Input.PodAdded(
            new Input.PodDefinition(
                "test",
                test.id(),
                IntStream.range(0, series.size()).boxed().toList(),
                test.capital(),
                test.limits(),
                test.parameters().asMap(),
                test.isOnMargin() ? Input.AccountType.MARGIN : Input.AccountType.CASH),
            ""));
  }

  private void replace(long time) {
    String when = "after " + Events.describe(series, time);
    StrategySnapshot snapshot;
    try {
      snapshot = loop.snapshot(POD);
      if (snapshot == null) {
        throw new AssertionError(
            "the strategy gives no snapshot "
                + when
                + ": a strategy that remembers nothing gives StrategySnapshot.EMPTY");
      }
      loop.resume(POD, test.strategy(), snapshot);
    } catch (IllegalArgumentException e) {
      throw new AssertionError("the strategy was not replaced " + when + ": " + e.getMessage(), e);
    }
  }
}
