package io.slipstream.testkit;

import static io.slipstream.testkit.RunAssert.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.Side;
import io.slipstream.api.strategy.SignalStrategy;
import io.slipstream.api.strategy.Sizing;
import io.slipstream.indicators.SimpleMovingAverage;
import org.junit.jupiter.api.Test;

class SignalStrategyTest {
  private static final Instrument COIN = Bars.instrument("BTC/USD");
  private static final Sizing TWO = new Sizing(false, 200_000_000, 0);
  private static final Sizing HALF = new Sizing(true, 0, 50_000_000);

  private static StrategyTest test(Sizing sizing, SignalStrategy.Design design) {
    return StrategyTest.of(new Authored(parameters -> new SignalStrategy(sizing, design)))
        .onMargin();
  }

  /** Says at each bar what its close less 100 is; 104 stands for no opinion. */
  private static SignalStrategy.Signal byClose(SignalStrategy.Memory memory) {
    return bar -> bar.close() == 104 ? Double.NaN : bar.close() - 100;
  }

  @Test
  void shouldHoldWhatTheSignalSays() {
    BarSeries bars = Bars.closes(COIN, "1d", 101, 103, 104, 99, 98, 100, 104, 101);
    assertThat(test(TWO, SignalStrategyTest::byClose).bars(bars).run())
        .hasIntents(4)
        .hasIntent(0, 0, Side.BUY, "2")
        .hasIntent(1, 3, Side.SELL, "4")
        .hasIntent(2, 5, Side.BUY, "2")
        .hasIntent(3, 7, Side.BUY, "2")
        .hasNoDenials();
  }

  /** Half of 5,000 at 101 and at 50, down to eight decimals. */
  @Test
  void shouldDivideEquityBetweenItsInstruments() {
    BarSeries coin = Bars.closes(COIN, "1d", 101, 101);
    BarSeries other = Bars.closes(Bars.instrument("ETH/USD"), "1d", 50, 50);
    assertThat(test(HALF, memory -> bar -> 1).bars(coin, other).run())
        .hasIntent(0, 0, Side.BUY, "24.75247524")
        .hasIntent(1, 0, Side.BUY, "50");
  }

  private static SignalStrategy.Signal average(SignalStrategy.Memory memory) {
    SimpleMovingAverage average = new SimpleMovingAverage(5);
    memory.keep("average", average::state, average::restore);
    return bar -> bar.close() - average.update(bar.close());
  }

  private static SignalStrategy.Signal forgetfulAverage(SignalStrategy.Memory memory) {
    return average((name, state, restore) -> memory);
  }

  private static BarSeries[] walks() {
    return new BarSeries[] {
      Bars.randomWalk(COIN, "1h", 200, 1), Bars.randomWalk(Bars.instrument("ETH/USD"), "2h", 100, 2)
    };
  }

  @Test
  void shouldRememberWhatIsKept() {
    StrategyTest test = test(HALF, SignalStrategyTest::average).bars(walks());
    assertThat(test.run()).hasTraded().isNotSuspended();
    LookAheadProbe.check(test);
    SnapshotProbe.check(test);
  }

  @Test
  void shouldRefuseTwoPartsOfOneName() {
    SignalStrategy.Design design =
        memory -> {
          average(memory);
          return average(memory);
        };
    assertThat(test(HALF, design).bars(walks()).run())
        .isSuspendedFor("part 'average' is kept already");
  }

  @Test
  void shouldForgetWhatIsNotKept() {
    StrategyTest test = test(HALF, SignalStrategyTest::forgetfulAverage).bars(walks());
    AssertionError found = assertThrows(AssertionError.class, () -> SnapshotProbe.check(test));
    assertTrue(found.getMessage().contains("leaves something out"), found.getMessage());
  }
}
