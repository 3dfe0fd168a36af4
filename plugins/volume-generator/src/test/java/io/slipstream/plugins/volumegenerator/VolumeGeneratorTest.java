package io.slipstream.plugins.volumegenerator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.market.Quote;
import io.slipstream.api.order.Fill;
import io.slipstream.api.order.Side;
import io.slipstream.api.order.TimeInForce;
import io.slipstream.api.service.venue.SimulationModel.ExecutionFeed;
import io.slipstream.kernel.Order;
import io.slipstream.plugins.rehearsal.RecordedMarket;
import io.slipstream.plugins.rehearsal.Rehearsal;
import io.slipstream.testkit.LookAheadProbe;
import io.slipstream.testkit.Quotes;
import io.slipstream.testkit.SnapshotProbe;
import io.slipstream.testkit.StrategyRun;
import io.slipstream.testkit.StrategyTest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VolumeGeneratorTest {
  private static final long CENT = 1_000_000;
  private static final long SECOND = 1_000_000_000L;
  private static final long MIDNIGHT = 1_381_118_400_000_000_000L;
  private static final Instrument SPY =
      Instrument.builder("SPY", "USD").tickSize(CENT).lotSize(FixedPoint.ONE).build();
  private static final Map<String, String> TWO =
      Map.of("trips", "2", "notional", "1000", "delay", "10", "tolerance", "2", "patience", "5");

  private static Rehearsal rehearsal(Map<String, String> given) {
    return new Rehearsal(new VolumeGeneratorFactory(), given, "1000000", ExecutionFeed.QUOTES, SPY);
  }

  private static void quote(Rehearsal rehearsal, long second, long bidCents, long askCents) {
    rehearsal.quote(SPY, second * SECOND, bidCents * CENT, askCents * CENT);
  }

  /**
   * 1,000 buys 9 at 100.01. In at second 1, out at 2, ten seconds later again, and no third time.
   */
  @Test
  void shouldMakeTheRoundTripsItWasAskedFor() {
    Rehearsal rehearsal = rehearsal(TWO);
    StringBuilder fills = new StringBuilder();
    for (long second = 1; second <= 40; second++) {
      int before = rehearsal.fills().size();
      quote(rehearsal, second, 9_999, 10_001);
      for (Fill fill : rehearsal.fills().subList(before, rehearsal.fills().size())) {
        fills.append(second).append(fill.side() == Side.BUY ? " in " : " out ");
        assertEquals(9 * FixedPoint.ONE, fill.lastQty());
        assertFalse(fill.isMaker());
      }
    }
    assertEquals("1 in 2 out 13 in 14 out ", fills.toString());
    assertTrue(
        rehearsal.orders().stream().allMatch(order -> order.timeInForce() == TimeInForce.IOC));
  }

  /** Half of a spread of 2 cents at 100 is one basis point, of 5 cents two and a half. */
  @ParameterizedTest
  @CsvSource({"9999, 10001, 1", "9998, 10002, 1", "9997, 10002, 0", "9900, 10100, 0"})
  void shouldTradeWithinTheToleranceOnly(long bid, long ask, int orders) {
    Rehearsal rehearsal = rehearsal(TWO);
    quote(rehearsal, 1, bid, ask);
    assertEquals(orders, rehearsal.orders().size());
  }

  /** The mid moved by two basis points is 100.02: the limit of the way in. */
  @Test
  void shouldLimitTheWayInByTheTolerance() {
    Rehearsal rehearsal = rehearsal(TWO);
    quote(rehearsal, 1, 9_999, 10_001);
    assertEquals(10_002 * CENT, rehearsal.orders().get(0).limitPrice());
  }

  /**
   * After seconds of 2 cents one of 3 is above the average: it waits for 5 seconds, then takes it.
   */
  @Test
  void shouldWaitForANarrowSpreadAsLongAsItsPatience() {
    Rehearsal rehearsal = rehearsal(TWO);
    for (long second = 1; second <= 10; second++) {
      quote(rehearsal, second, 9_999, 10_001);
    }
    assertEquals(2, rehearsal.fills().size());
    for (long second = 11; second <= 17; second++) {
      quote(rehearsal, second, 9_999, 10_002);
      assertEquals(2, rehearsal.orders().size(), "second " + second);
    }
    quote(rehearsal, 18, 9_999, 10_002);
    assertEquals(3, rehearsal.orders().size());
  }

  @Test
  void shouldHoldUntilTheWayOutIsWithinTheTolerance() {
    Rehearsal rehearsal = rehearsal(TWO);
    quote(rehearsal, 1, 9_999, 10_001);
    quote(rehearsal, 2, 9_900, 10_100);
    assertEquals(9 * FixedPoint.ONE, rehearsal.position(SPY).quantity());
    quote(rehearsal, 3, 9_949, 9_950);
    assertTrue(rehearsal.position(SPY).isFlat());
  }

  @Test
  void shouldNeitherLookAheadNorForget() {
    StrategyTest test =
        StrategyTest.of(new VolumeGeneratorFactory())
            .parameter("trips", 20)
            .parameter("delay", 5)
            .parameter("patience", 8)
            .parameter("tolerance", 3)
            .quotes(Quotes.randomWalk(SPY, 400, 1));
    StrategyRun run = test.run();
    assertTrue(run.fills().size() >= 30, run::toString);
    LookAheadProbe.check(test);
    SnapshotProbe.check(test);
  }

  /** A recorded day: every execution is within the tolerance of the mid it was decided on. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @Tag("reference")
  void shouldTradeARecordedDayWithinItsTolerance(boolean restarting) throws IOException {
    String file = "micro/lean_second/spy/20131007_quote.zip";
    List<Quote> quotes = RecordedMarket.quotes(file, "SPY", MIDNIGHT, 10_000);
    Map<String, String> given =
        Map.of("trips", "50", "notional", "10000", "delay", "60", "tolerance", "1");
    Rehearsal rehearsal = rehearsal(given);
    if (restarting) {
      rehearsal.restartingAfterEachSlice();
    }
    for (Quote quote : quotes) {
      int before = rehearsal.fills().size();
      rehearsal.onQuote(quote);
      rehearsal.endSlice();
      double mid = (quote.bidPrice() + quote.askPrice()) / 2.0;
      for (Fill fill : rehearsal.fills().subList(before, rehearsal.fills().size())) {
        assertTrue(fill.side().sign() * (fill.lastPx() / mid - 1) <= 0.0001, fill.toString());
      }
    }
    List<Order> bought = orders(rehearsal, Side.BUY);
    assertEquals(50, bought.stream().filter(order -> order.cumQty() > 0).count());
    assertEquals(quantity(bought), quantity(orders(rehearsal, Side.SELL)));
    assertTrue(rehearsal.position(SPY).isFlat());
  }

  private static List<Order> orders(Rehearsal rehearsal, Side side) {
    return rehearsal.orders().stream().filter(order -> order.side() == side).toList();
  }

  private static long quantity(List<Order> orders) {
    return orders.stream().mapToLong(Order::cumQty).sum();
  }
}
