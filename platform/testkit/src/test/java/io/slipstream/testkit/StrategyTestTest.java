package io.slipstream.testkit;

import static io.slipstream.testkit.RunAssert.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.OrderIntent;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.risk.DenialCode;
import io.slipstream.api.service.risk.PodLimits;
import io.slipstream.api.service.venue.SimulationModel;
import io.slipstream.api.strategy.ParameterException;
import io.slipstream.api.strategy.Parameters;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.api.strategy.StrategyContext;
import org.junit.jupiter.api.Test;

class StrategyTestTest {
  private static final Instrument COIN = Bars.instrument("BTC/USD");
  private static final BarSeries FIVE = Bars.closes(COIN, "1d", 100, 110, 120, 90, 100);

  /** Buys at the first bar that is due and sells at the next. */
  private static final class Every implements Strategy {
    private final int every;
    private final String quantity;
    private int bars;

    Every(Parameters parameters, String quantity) {
      every = parameters.integer("every");
      this.quantity = quantity;
    }

    @Override
    public void onBar(Bar bar, StrategyContext context) {
      Instrument instrument = context.instrument(bar.symbol());
      if (++bars % every == 0) {
        Side side = context.position(instrument).isFlat() ? Side.BUY : Side.SELL;
        context.submit(OrderIntent.market(instrument, side, instrument.quantity(quantity)));
      }
    }
  }

  private static StrategyTest test(String quantity) {
    return StrategyTest.of(new Authored(parameters -> new Every(parameters, quantity)))
        .parameter("every", 2)
        .bars(FIVE);
  }

  /**
   * Decided at close 110 and filled at the next open, 110; decided at close 90 and filled at the
   * next open, 90: 10,000 - 2 x 20 = 9,960. Commission 1 % of 220 + 180 is 4.
   */
  @Test
  void shouldPlayThroughTheKernel() {
    assertThat(test("2").commission("0.01").run())
        .hasIntents(2)
        .hasIntent(0, 1, Side.BUY, "2")
        .hasIntent(1, 3, Side.SELL, "2")
        .hasNoDenials()
        .hasNoRejections()
        .hasFills(2)
        .hasFill(0, Side.BUY, "2", "110")
        .hasFill(1, Side.SELL, "2", "90")
        .hasEquity(0, "10000")
        .hasEquity(1, "10000")
        .hasEquity(2, "10017.8")
        .hasEquity(3, "9957.8")
        .endsWithEquity("9956")
        .isFlat()
        .isNotSuspended();
  }

  @Test
  void shouldUseTheModelItIsGiven() {
    SimulationModel same =
        SimulationModel.DEFAULT.withTiming(SimulationModel.FillTiming.SAME_CLOSE);
    assertThat(test("2").parameter("every", 3).model(same).run())
        .hasFill(0, Side.BUY, "2", "120")
        .holds("BTC/USD", "2");
  }

  @Test
  void shouldShowWhatTheGateRefused() {
    PodLimits one = new PodLimits(FixedPoint.ONE, Long.MAX_VALUE / 4, 100, FixedPoint.ONE);
    assertThat(test("2").limits(one).run())
        .hasDenial(DenialCode.POSITION_LIMIT)
        .hasFills(0)
        .isFlat();
    assertThat(test("0").run()).hasDenial(DenialCode.QUANTITY_NOT_POSITIVE);
  }

  @Test
  void shouldShowWhatTheVenueRefused() {
    StrategyRun run = test("2").capital("100").run();
    assertThat(run).hasNoDenials().hasFills(0);
    assertEquals(2, run.rejections().size(), run::toString);
    assertEquals(1, run.rejections().get(0).order());
  }

  /** Two at 110 cost 220; a margin of a half needs 110 of the 150 there are. */
  @Test
  void shouldNeedOnlyTheMarginOnMargin() {
    Instrument half =
        Instrument.builder("BTC/USD", "USD").margin(FixedPoint.ONE / 2, FixedPoint.ONE / 4).build();
    StrategyTest test =
        test("2")
            .parameter("every", 3)
            .capital("150")
            .bars(Bars.closes(half, "1d", 90, 100, 110, 110));
    assertThat(test.run()).hasFills(0).isFlat();
    assertThat(test.onMargin().run()).holds("BTC/USD", "2");
  }

  @Test
  void shouldPlayInstrumentsSideBySide() {
    Instrument other = Bars.instrument("ETH/USD");
    StrategyRun run = test("1").bars(FIVE, Bars.closes(other, "2d", 50, 60)).run();
    assertEquals(5, run.slices());
    assertThat(run)
        .hasIntent(0, 1, Side.BUY, "1")
        .hasFill(0, Side.BUY, "1", "110")
        .isNotSuspended();
    assertEquals(60 * FixedPoint.ONE, run.position("ETH/USD").markPrice());
  }

  @Test
  void shouldSayWhyAStrategyWasSuspended() {
    Authored broken =
        new Authored(
            parameters ->
                new Strategy() {
                  @Override
                  public void onBar(Bar bar, StrategyContext context) {
                    throw new IllegalStateException("no idea");
                  }
                });
    StrategyRun run = StrategyTest.of(broken).bars(FIVE).run();
    assertThat(run).isSuspendedFor("no idea").hasIntents(0);
    assertTrue(run.toString().contains("suspended"), run.toString());
  }

  @Test
  void shouldShowTheRunWhenAnAssertionFails() {
    StrategyRun run = test("2").run();
    AssertionError found = assertThrows(AssertionError.class, () -> assertThat(run).hasFills(3));
    String message = found.getMessage();
    assertTrue(message.startsWith("3 fills were expected, but there was 2;"), message);
    assertTrue(message.contains("2024-01-03T00:00:00Z BUY 2 BTC/USD MARKET\n"), message);
    assertTrue(message.contains("2024-01-06T00:00:00Z filled order 2: SELL 2 BTC/USD"), message);
    assertTrue(message.endsWith("equity 9960 after 5 slices"), message);
  }

  @Test
  void shouldFailEveryAssertionThatIsNotTrue() {
    StrategyRun run = test("2").parameter("every", 3).run();
    RunAssert that = assertThat(run);
    assertThrows(AssertionError.class, () -> that.hasIntents(2));
    assertThrows(AssertionError.class, () -> that.hasIntent(0, 1, Side.BUY, "2"));
    assertThrows(AssertionError.class, () -> that.hasIntent(1, 2, Side.BUY, "2"));
    assertThrows(AssertionError.class, () -> that.hasDenial(DenialCode.LOT_SIZE));
    assertThrows(AssertionError.class, () -> that.hasFill(0, Side.BUY, "2", "121"));
    assertThrows(AssertionError.class, () -> that.hasFill(1, Side.BUY, "2", "120"));
    assertThrows(AssertionError.class, () -> that.holds("BTC/USD", "1"));
    assertThrows(AssertionError.class, that::isFlat);
    assertThrows(AssertionError.class, () -> that.hasEquity(0, "1"));
    assertThrows(AssertionError.class, () -> that.endsWithEquity("1"));
    assertThrows(AssertionError.class, () -> that.isSuspendedFor(""));
    assertThrows(AssertionError.class, () -> assertThat(test("0").run()).hasNoDenials());
    assertThrows(AssertionError.class, () -> assertThat(test("0").run()).hasTraded());
    assertThrows(AssertionError.class, () -> assertThat(test("999").run()).hasNoRejections());
  }

  @Test
  void shouldSayWhatIsWrongWithATest() {
    StrategyTest none = StrategyTest.of(new Authored(parameters -> new Strategy() {}));
    assertThrows(IllegalStateException.class, none::run);
    ParameterException range =
        assertThrows(ParameterException.class, () -> test("1").parameter("every", 101).run());
    assertTrue(range.getMessage().contains("every = '101'"), range.getMessage());
    assertThrows(IllegalArgumentException.class, () -> none.capital("0"));
    assertThrows(IllegalArgumentException.class, () -> none.capital("much"));
    assertThrows(IllegalArgumentException.class, () -> none.bars(Bars.closes(COIN, "1d")));
  }
}
