package io.slipstream.testkit;

import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.market.Quote;
import io.slipstream.api.strategy.StrategySnapshot;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.OutcomeListener;
import io.slipstream.kernel.PodLoop;
import io.slipstream.kernel.TradingKernel;
import io.slipstream.risk.LimitGateFactory;
import io.slipstream.simulator.SimulatedVenue;
import java.util.List;
import java.util.stream.IntStream;

/** One strategy in one pod, from the first event to the last. */
final class Playback {
  private static final int POD = 0;

  private static final long SECOND = 1_000_000_000L;

  private final StrategyTest test;
  private final List<Instrument> instruments;
  private final List<BarSeries> series;
  private final List<QuoteSeries> quotes;
  private final BarSeries.Cursor[] cursors;
  private final int[] quoted;
  private final TradingKernel kernel;
  private final RunRecord record;
  private final PodLoop loop;

  Playback(StrategyTest test, List<BarSeries> series, List<QuoteSeries> quotes) {
    this.test = test;
    this.instruments = test.instruments();
    this.series = series;
    this.quotes = quotes;
    cursors = series.stream().map(BarSeries::cursor).toArray(BarSeries.Cursor[]::new);
    quoted = new int[quotes.size()];
    kernel = new TradingKernel(new LimitGateFactory().create(), new SimulatedVenue());
    record = new RunRecord(kernel::eventTime);
    loop = new PodLoop(kernel, record, OutcomeListener.NONE);
  }

  /** The events there are, and the timers between them up to a time. */
  StrategyRun playUntil(long end) {
    play(Replacements.NONE);
    loop.advance(end);
    return new StrategyRun(series, record, kernel.pod(POD));
  }

  StrategyRun play(Replacements replacements) {
    open();
    loop.bind(POD, test.strategy());
    int slice = 0;
    for (long time = next(); time != Long.MAX_VALUE; time = next()) {
      playBars(time);
      playQuotes(time);
      loop.endSlice();
      record.sample(time, kernel.equity(POD));
      if (replacements.isDue(slice++) && kernel.pod(POD).suspension().isEmpty()) {
        interrupt(time, replacements.replaces());
      }
    }
    return new StrategyRun(series, record, kernel.pod(POD));
  }

  private long next() {
    long time = Long.MAX_VALUE;
    for (BarSeries.Cursor cursor : cursors) {
      time = Math.min(time, cursor.nextCloseTime());
    }
    for (int i = 0; i < quoted.length; i++) {
      time = Math.min(time, nextQuoteTime(i));
    }
    return time;
  }

  private long nextQuoteTime(int of) {
    List<Quote> all = quotes.get(of).quotes();
    return quoted[of] < all.size() ? all.get(quoted[of]).eventTime() : Long.MAX_VALUE;
  }

  private void playBars(long time) {
    for (BarSeries.Cursor cursor : cursors) {
      if (cursor.nextCloseTime() == time && cursor.advance()) {
        loop.onBar(number(cursor.symbol()), cursor);
      }
    }
  }

  private void playQuotes(long time) {
    for (int i = 0; i < quoted.length; i++) {
      while (nextQuoteTime(i) == time) {
        Quote quote = quotes.get(i).quotes().get(quoted[i]++);
        loop.onQuote(number(quote.symbol()), quote);
      }
    }
  }

  private int number(String symbol) {
    int number = 0;
    while (!instruments.get(number).symbol().equals(symbol)) {
      number++;
    }
    return number;
  }

  private void open() {
    String currency = instruments.get(0).quoteCurrency();
    long period = series.isEmpty() ? SECOND : series.get(0).period();
    loop.apply(
        new Input.SessionOpened(
            currency, FixedPoint.SCALE, "test", "", period, FixedPoint.ONE, 0, false));
    for (Instrument instrument : instruments) {
      loop.apply(new Input.InstrumentAdded(instrument, test.model(instrument)));
    }
    loop.apply(
        new Input.PodAdded(
            new Input.PodDefinition(
                "test",
                test.id(),
                IntStream.range(0, instruments.size()).boxed().toList(),
                test.capital(),
                test.limits(),
                test.parameters().asMap(),
                test.isOnMargin() ? Input.AccountType.MARGIN : Input.AccountType.CASH),
            ""));
  }

  private void interrupt(long time, boolean replaces) {
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
      if (replaces) {
        loop.resume(POD, test.strategy(), snapshot);
      }
    } catch (IllegalArgumentException e) {
      throw new AssertionError("the strategy was not replaced " + when + ": " + e.getMessage(), e);
    }
  }
}
