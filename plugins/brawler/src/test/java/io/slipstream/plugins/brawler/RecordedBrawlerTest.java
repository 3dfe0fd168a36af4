package io.slipstream.plugins.brawler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.market.Quote;
import io.slipstream.api.order.Fill;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.venue.SimulationModel.ExecutionFeed;
import io.slipstream.kernel.KeptQuote;
import io.slipstream.kernel.Order;
import io.slipstream.plugins.rehearsal.RecordedMarket;
import io.slipstream.plugins.rehearsal.Rehearsal;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A day of recorded quotes of SPY; the local venue shows them ten quotes later. */
@Tag("reference")
class RecordedBrawlerTest {
  private static final int LATE = 10;
  private static final long MIDNIGHT = 1_381_118_400_000_000_000L;
  private static final Instrument LOCAL =
      Instrument.builder("SPY", "USD").tickSize(1_000_000).lotSize(FixedPoint.ONE).build();
  private static final Instrument REFERENCE = Instrument.builder("SPY.REF", "USD").build();
  private static final Map<String, String> GIVEN =
      Map.of(
          "quantity",
          "100",
          "maxInventory",
          "500",
          "baseSpread",
          "1",
          "stale",
          "60000",
          "mostBasis",
          "0.1",
          "lambda",
          "0.02");

  private static List<Quote> quotes() throws IOException {
    String file = "micro/lean_second/spy/20131007_quote.zip";
    return RecordedMarket.quotes(file, "SPY.REF", MIDNIGHT, 10_000);
  }

  private static Rehearsal rehearsal() {
    return new Rehearsal(
        new BrawlerFactory(), GIVEN, "1000000", ExecutionFeed.QUOTES, LOCAL, REFERENCE);
  }

  private static void play(Rehearsal rehearsal, List<Quote> quotes, int at) {
    Quote late = quotes.get(at - LATE);
    long time = quotes.get(at).eventTime();
    rehearsal.onQuote(
        new KeptQuote(
            "SPY",
            time,
            time,
            late.bidPrice(),
            late.bidQuantity(),
            late.askPrice(),
            late.askQuantity()));
    rehearsal.onQuote(quotes.get(at));
    rehearsal.endSlice();
  }

  @Test
  void shouldMakeAMarketWithinItsLimits() throws IOException {
    List<Quote> quotes = quotes();
    Rehearsal rehearsal = rehearsal();
    for (int at = LATE; at < quotes.size(); at++) {
      play(rehearsal, quotes, at);
      assertTrue(Math.abs(rehearsal.position(LOCAL).quantity()) < 600 * FixedPoint.ONE);
      if (at % 500 == 0) {
        List<Order> working = rehearsal.workingOrders();
        assertTrue(working.stream().filter(order -> order.side() == Side.BUY).count() <= 1);
        assertTrue(working.stream().filter(order -> order.side() == Side.SELL).count() <= 1);
      }
    }
    assertTrue(rehearsal.fills().size() > 20, rehearsal.fills().size() + " fills");
    assertTrue(rehearsal.fills().stream().allMatch(Fill::isMaker));
    assertEquals(0, rehearsal.denied());
  }

  @Test
  void shouldGoOnFromItsSnapshots() throws IOException {
    List<Quote> quotes = quotes();
    Rehearsal whole = rehearsal();
    Rehearsal restarted = rehearsal().restartingAfterEachSlice();
    for (int at = LATE; at < quotes.size(); at++) {
      play(whole, quotes, at);
      play(restarted, quotes, at);
    }
    assertTrue(whole.fills().size() > 20, whole.fills().size() + " fills");
    assertEquals(whole.fills(), restarted.fills());
    assertEquals(whole.orders().size(), restarted.orders().size());
  }
}
