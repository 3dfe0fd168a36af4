package ${package};

import static io.slipstream.testkit.RunAssert.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.Side;
import io.slipstream.api.strategy.ParameterException;
import io.slipstream.testkit.Bars;
import io.slipstream.testkit.LookAheadProbe;
import io.slipstream.testkit.SnapshotProbe;
import io.slipstream.testkit.StrategyTest;
import org.junit.jupiter.api.Test;

class ${className}Test {
  private static final Instrument COIN = Bars.instrument("BTC/USD");

  private static StrategyTest test(int shortWindow, int longWindow) {
    return StrategyTest.of(new ${className}())
        .parameter("short", shortWindow)
        .parameter("long", longWindow);
  }

  /** Averages of one and three closes: 12 is above 11, 9 is below it. */
  @Test
  void shouldBuyAboveTheLongAverageAndSellBelow() {
    StrategyTest test =
        test(1, 3)
            .parameter("sizing", "quantity")
            .parameter("quantity", 2)
            .bars(Bars.closes(COIN, "1d", 10, 11, 12, 12, 9, 9));
    assertThat(test.run())
        .hasIntents(2)
        .hasIntent(0, 2, Side.BUY, "2")
        .hasIntent(1, 4, Side.SELL, "2")
        .hasFill(0, Side.BUY, "2", "12")
        .hasFill(1, Side.SELL, "2", "9")
        .endsWithEquity("9994")
        .hasNoDenials()
        .isFlat();
  }

  @Test
  void shouldNeitherLookAheadNorForget() {
    StrategyTest test = test(5, 20).bars(Bars.randomWalk(COIN, "1h", 500, 1)).commission("0.001");
    assertThat(test.run()).hasTraded().hasNoRejections().isNotSuspended();
    LookAheadProbe.check(test);
    SnapshotProbe.check(test);
  }

  @Test
  void shouldRefuseWindowsInTheWrongOrder() {
    StrategyTest test = test(20, 5).bars(Bars.closes(COIN, "1d", 10));
    assertThrows(ParameterException.class, test::run);
  }
}
