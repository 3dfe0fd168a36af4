package io.slipstream.plugins.gradient;

import static io.slipstream.testkit.RunAssert.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.OrderDraft;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.venue.SimulationModel.ExecutionFeed;
import io.slipstream.api.strategy.ParameterException;
import io.slipstream.kernel.Order;
import io.slipstream.plugins.rehearsal.Rehearsal;
import io.slipstream.testkit.Bars;
import io.slipstream.testkit.LookAheadProbe;
import io.slipstream.testkit.SnapshotProbe;
import io.slipstream.testkit.StrategyRun;
import io.slipstream.testkit.StrategyTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GradientTest {
  private static final long DAY = 86_400_000_000_000L;
  private static final Instrument UP = stock("UP");
  private static final Instrument FLAT = stock("FLAT");
  private static final Instrument DOWN = stock("DOWN");
  private static final Map<String, String> QUICK =
      Map.of("longest", "2", "top", "1", "every", "6", "volumeWindow", "1", "deadline", "2");
  private static final Map<String, String> AT_ONCE =
      Map.of("longest", "2", "top", "1", "every", "4", "volumeWindow", "1");

  private int day;

  private static Instrument stock(String symbol) {
    return Instrument.builder(symbol, "USD").tickSize(1_000_000).lotSize(FixedPoint.ONE).build();
  }

  /** One day: UP rises and DOWN falls each day, FLAT goes to and fro; FLAT trades little. */
  private void days(Rehearsal rehearsal, int count) {
    for (int until = day + count; day < until; day++) {
      bar(rehearsal, UP, 10_000 + 100 * day, 1_000_000);
      bar(rehearsal, FLAT, 10_000 + day % 2, 1_000_000);
      bar(rehearsal, DOWN, 10_000 - 100 * day, 1_000_000);
      rehearsal.endSlice();
    }
  }

  private void bar(Rehearsal rehearsal, Instrument instrument, long cents, long volume) {
    long price = cents * 1_000_000;
    rehearsal.onBar(
        BarSeries.builder(instrument, DAY)
            .add(day * DAY, price, price, price, price, volume * FixedPoint.ONE)
            .build()
            .bar(0));
  }

  private static Rehearsal rehearsal(Map<String, String> given) {
    return new Rehearsal(
        new GradientFactory(), given, "100000", ExecutionFeed.BARS, UP, FLAT, DOWN);
  }

  /**
   * The sixth slice rebalances: limits at the close. UP's close rises away from its purchase and
   * DOWN's sinks away from its sale, so two slices later what rests is canceled and crosses.
   */
  @Test
  void shouldRestFirstAndCrossAtTheDeadline() {
    Rehearsal rehearsal = rehearsal(QUICK);
    days(rehearsal, 5);
    assertEquals(List.of(), rehearsal.orders());
    days(rehearsal, 1);
    assertEquals(List.of("UP BUY LIMIT", "DOWN SELL LIMIT"), words(rehearsal.workingOrders()));
    assertEquals(10_500_000_000L, rehearsal.workingOrders().get(0).limitPrice());
    days(rehearsal, 1);
    assertEquals(2, rehearsal.orders().size());
    days(rehearsal, 1);
    assertEquals(List.of("UP BUY MARKET", "DOWN SELL MARKET"), words(rehearsal.workingOrders()));
    days(rehearsal, 1);
    assertEquals(List.of(), rehearsal.workingOrders());
    assertTrue(rehearsal.position(UP).quantity() > 0);
    assertTrue(rehearsal.position(FLAT).isFlat());
    assertTrue(rehearsal.position(DOWN).quantity() < 0);
    assertEquals(0, rehearsal.denied());
  }

  /** The other build leaves a sale of FLAT far away; the basket is wanted again at slice 12. */
  @Test
  void shouldBeginAnewAfterAnotherBuildFailed() {
    Rehearsal rehearsal = rehearsal(QUICK);
    days(rehearsal, 6);
    rehearsal.tryAnother(
        new OrderDraft(FLAT).limit(Side.SELL, FixedPoint.ONE, 90_000L * 1_000_000));
    days(rehearsal, 2);
    assertEquals(List.of(), rehearsal.workingOrders());
    days(rehearsal, 4);
    assertEquals(List.of("UP BUY LIMIT", "DOWN SELL LIMIT"), words(rehearsal.workingOrders()));
  }

  private static List<String> words(List<Order> orders) {
    return orders.stream()
        .map(order -> order.instrument() + " " + order.side() + " " + order.type())
        .toList();
  }

  /**
   * Side volatility 0.5 % of 100,000 = 500. Log returns of UP: ln(1.01), ln(102/101), ln(103/102);
   * with alpha 2/61 its variance goes 9.9009e-5, 9.8945e-5, 9.8822e-5, so the volatility is
   * 0.0099409 and 500 / 0.0099409 = 50,297. DOWN likewise: 1.01009e-4, 1.01077e-4, 1.01212e-4,
   * 0.0100604 and 49,700. That is 99,997 together and 90,000 are allowed: UP gets 45,269, which
   * buys 439 at 103, DOWN 44,731, which sells 461 at 97.
   */
  @Test
  void shouldSizeBothSidesToOneVolatility() {
    Rehearsal rehearsal = rehearsal(AT_ONCE);
    days(rehearsal, 4);
    List<Order> orders = rehearsal.workingOrders();
    assertEquals(439 * FixedPoint.ONE, orders.get(0).orderQty());
    assertEquals(461 * FixedPoint.ONE, orders.get(1).orderQty());
  }

  /** A trade of UP would be 439 shares: 0.0439 % of a million, 4.39 % of ten thousand. */
  @ParameterizedTest
  @CsvSource({"0.00044, UP BUY LIMIT", "0.0004, FLAT BUY LIMIT"})
  void shouldLeaveOutWhatIsTooLargeForItsVolume(String share, String first) {
    Map<String, String> given =
        Map.of(
            "longest",
            "2",
            "top",
            "1",
            "every",
            "4",
            "volumeWindow",
            "1",
            "share",
            share,
            "gross",
            "0.9");
    Rehearsal rehearsal = rehearsal(given);
    for (int i = 0; i < 4; i++, day++) {
      bar(rehearsal, UP, 10_000 + 100 * day, 1_000_000);
      bar(rehearsal, FLAT, 10_000 + day % 2, 1_000_000_000);
      bar(rehearsal, DOWN, 10_000 - 100 * day, 1_000_000_000);
      rehearsal.endSlice();
    }
    assertEquals(first, words(rehearsal.workingOrders()).get(0));
  }

  /** Four instruments, one of which has bars half as often; the first rebalance has all of them. */
  @Test
  void shouldNeitherLookAheadNorForget() {
    StrategyTest test =
        StrategyTest.of(new GradientFactory())
            .parameter("longest", 8)
            .parameter("top", 2)
            .parameter("every", 10)
            .parameter("deadline", 2)
            .parameter("share", 1)
            .bars(
                Bars.randomWalk(stock("A"), "6h", 400, 1),
                Bars.randomWalk(stock("B"), "6h", 400, 2),
                Bars.randomWalk(stock("C"), "6h", 400, 3),
                Bars.randomWalk(stock("D"), "12h", 200, 4));
    StrategyRun run = test.run();
    assertThat(run).hasTraded().isNotSuspended();
    assertTrue(run.fills().size() > 100, run::toString);
    LookAheadProbe.check(test);
    SnapshotProbe.check(test);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "longest | 1000 | a power of two from 2 to 1024 is allowed",
        "deadline | 10 | with every = 20 at most 9 is allowed, a rebalance takes two trades"
      })
  void shouldRefuseWhatDoesNotFit(String name, String value, String allowed) {
    Map<String, String> given = Map.of(name, value);
    ParameterException refusal = assertThrows(ParameterException.class, () -> rehearsal(given));
    assertEquals("parameter " + name + " = '" + value + "': " + allowed, refusal.getMessage());
  }
}
