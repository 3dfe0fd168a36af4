package io.slipstream.plugins.momentum;

import static io.slipstream.testkit.RunAssert.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.Side;
import io.slipstream.api.strategy.ParameterException;
import io.slipstream.api.strategy.Parameters;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.api.strategy.StrategyContext;
import io.slipstream.api.strategy.StrategyDescriptor;
import io.slipstream.api.strategy.StrategyFactory;
import io.slipstream.api.strategy.StrategySnapshot;
import io.slipstream.testkit.Bars;
import io.slipstream.testkit.LookAheadProbe;
import io.slipstream.testkit.SnapshotProbe;
import io.slipstream.testkit.StrategyRun;
import io.slipstream.testkit.StrategyTest;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentumTest {
  private static final Instrument COIN = Bars.instrument("BTC/USD");
  private static final Instrument OTHER = Bars.instrument("ETH/USD");

  /**
   * Averages of two and three closes, from bar 2 on: 11.5 and 11; 11.5 and 34 / 3; 10 and 32 / 3;
   * 8.5 and 28 / 3; 9.5 and 28 / 3; 11.5 and 31 / 3.
   */
  private static final BarSeries BARS = Bars.closes(COIN, "1d", 10, 11, 12, 11, 9, 8, 11, 12);

  private static StrategyTest test(String below) {
    return StrategyTest.of(new MomentumFactory())
        .parameter("short", 2)
        .parameter("long", 3)
        .parameter("below", below)
        .parameter("sizing", "quantity")
        .parameter("quantity", 10)
        .bars(BARS);
  }

  /** Bought at 12 and sold at 9, bought again at 11: 10,000 - 30 + 10 x (12 - 11). */
  @Test
  void shouldBeLongAboveAndFlatBelow() {
    assertThat(test("flat").run())
        .hasIntents(3)
        .hasIntent(0, 2, Side.BUY, "10")
        .hasIntent(1, 4, Side.SELL, "10")
        .hasIntent(2, 6, Side.BUY, "10")
        .hasFill(0, Side.BUY, "10", "12")
        .hasFill(1, Side.SELL, "10", "9")
        .hasFill(2, Side.BUY, "10", "11")
        .endsWithEquity("9980")
        .holds("BTC/USD", "10")
        .hasNoDenials();
  }

  /** The short of 10 from 9 to 11 costs 20 more. */
  @Test
  void shouldTurnToShortBelowWhenToldTo() {
    assertThat(test("short").onMargin().run())
        .hasIntent(1, 4, Side.SELL, "20")
        .hasIntent(2, 6, Side.BUY, "20")
        .endsWithEquity("9960")
        .holds("BTC/USD", "10");
  }

  /** Bars of equal closes: the averages are equal, which is no opinion. */
  @Test
  void shouldLeaveThePositionWhileTheAveragesAreEqual() {
    StrategyTest flat = test("flat").bars(Bars.closes(COIN, "1d", 10, 11, 12, 12, 12, 12, 12));
    assertThat(flat.run()).hasIntents(1).holds("BTC/USD", "10");
    assertThat(test("flat").bars(Bars.closes(COIN, "1d", 5, 5, 5, 5)).run()).hasIntents(0);
  }

  @Test
  void shouldSayWhy() {
    StrategyRun.Intent first = test("flat").run().intents().get(0);
    assertEquals("SMA_CROSS", first.terms().rationaleCode());
    assertEquals(11.5, first.terms().rationaleFirst());
    assertEquals(11, first.terms().rationaleSecond());
  }

  @Test
  void shouldNotWantAShortAverageThatIsLonger() {
    ParameterException thrown =
        assertThrows(ParameterException.class, () -> test("flat").parameter("short", 3).run());
    assertTrue(thrown.getMessage().contains("short = '3'"), thrown.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"flat", "short"})
  void shouldNeitherLookAheadNorForget(String below) {
    StrategyTest test =
        StrategyTest.of(new MomentumFactory())
            .parameter("short", 5)
            .parameter("long", 20)
            .parameter("below", below)
            .commission("0.001")
            .onMargin()
            .bars(Bars.randomWalk(COIN, "1h", 400, 1), Bars.randomWalk(OTHER, "2h", 200, 2));
    assertThat(test.run()).hasTraded().isNotSuspended();
    LookAheadProbe.check(test);
    SnapshotProbe.check(test);
  }

  /** The oldest is where the next one would go, when the ring is full. */
  @Test
  void shouldReadTheRingsOfEarlierSnapshots() {
    double[] full = {1, 3, 34, 0, 11.03, 12.29, 11};
    assertArrayEquals(new long[] {1229, 1100, 1103}, Momentum.prices(full, 100));
    double[] begun = {2, 2, 23, 0, 11, 12, 0};
    assertArrayEquals(new long[] {1100, 1200}, Momentum.prices(begun, 100));
  }

  /** Prices only rise, and the average of four of them is not that of the two that it was given. */
  @Test
  void shouldHaveNoOpinionBeforeALongerWindowIsFull() {
    StrategyTest test =
        StrategyTest.of(new Handover())
            .parameter("short", 4)
            .parameter("long", 5)
            .parameter("below", "short")
            .parameter("sizing", "quantity")
            .parameter("quantity", 10)
            .bars(Bars.closes(COIN, "1d", 15, 16, 17));
    assertThat(test.run()).hasIntents(1).hasIntent(0, 1, Side.BUY, "10");
  }

  /** Hands the strategy what one with a short window of two remembered. */
  private static final class Handover implements StrategyFactory {
    private final MomentumFactory factory = new MomentumFactory();

    @Override
    public StrategyDescriptor descriptor() {
      return factory.descriptor();
    }

    @Override
    public Strategy create(Parameters parameters) {
      Strategy own = factory.create(parameters);
      return new Strategy() {
        @Override
        public void onStart(StrategyContext context) {
          own.restore(
              StrategySnapshot.version(2)
                  .put("short BTC/USD", cents(13, 14))
                  .put("long BTC/USD", cents(10, 11, 12, 13, 14))
                  .build(),
              context);
        }

        @Override
        public void onBar(Bar bar, StrategyContext context) {
          own.onBar(bar, context);
        }
      };
    }

    private static long[] cents(long... prices) {
      long unit = FixedPoint.powerOfTen(COIN.priceScale());
      return Arrays.stream(prices).map(price -> price * unit).toArray();
    }
  }
}
