package io.slipstream.plugins.brawler;

import static io.slipstream.testkit.RunAssert.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.OrderDraft;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.venue.SimulationModel.ExecutionFeed;
import io.slipstream.kernel.KeptQuote;
import io.slipstream.kernel.Order;
import io.slipstream.plugins.rehearsal.Rehearsal;
import io.slipstream.testkit.LookAheadProbe;
import io.slipstream.testkit.QuoteSeries;
import io.slipstream.testkit.Quotes;
import io.slipstream.testkit.SnapshotProbe;
import io.slipstream.testkit.StrategyRun;
import io.slipstream.testkit.StrategyTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Prices in cents; the reference is the mid itself, the local market a cent to each side of it. */
class BrawlerTest {
  private static final long CENT = 1_000_000;
  private static final long MILLISECOND = 1_000_000;
  private static final Instrument LOCAL =
      Instrument.builder("LOCAL", "USD").tickSize(CENT).lotSize(FixedPoint.ONE).build();
  private static final Instrument REFERENCE = Instrument.builder("REF", "USD").build();

  private long time = 1_000_000_000_000L;

  private static Rehearsal rehearsal(String... more) {
    Map<String, String> given =
        new HashMap<>(
            Map.of(
                "alpha",
                "0.5",
                "samples",
                "2",
                "baseSpread",
                "100",
                "k",
                "0.1",
                "lambda",
                "0.2",
                "mostVolatility",
                "2000",
                "maxInventory",
                "2",
                "mostBasis",
                "0.7",
                "tolerance",
                "2"));
    for (int i = 0; i < more.length; i += 2) {
      given.put(more[i], more[i + 1]);
    }
    return new Rehearsal(
        new BrawlerFactory(), given, "100000", ExecutionFeed.QUOTES, LOCAL, REFERENCE);
  }

  private void quote(Rehearsal rehearsal, long referenceCents, long localCents) {
    time += MILLISECOND;
    long reference = referenceCents * CENT;
    long local = localCents * CENT;
    long plenty = 1000 * FixedPoint.ONE;
    rehearsal.onQuote(new KeptQuote("REF", time, time, reference, plenty, reference, plenty));
    rehearsal.onQuote(
        new KeptQuote("LOCAL", time, time, local - CENT, plenty, local + CENT, plenty));
    rehearsal.endSlice();
  }

  /** The three samples that QuoteModelTest works out: 99.3695672 and 101.3804328. */
  private Rehearsal quoting(String... more) {
    Rehearsal rehearsal = rehearsal(more);
    quote(rehearsal, 10_000, 10_100);
    quote(rehearsal, 11_000, 11_050);
    assertEquals(List.of(), rehearsal.orders());
    quote(rehearsal, 9_900, 10_100);
    return rehearsal;
  }

  private static List<String> quotes(Rehearsal rehearsal) {
    return rehearsal.workingOrders().stream()
        .map(order -> order.side() + " " + FixedPoint.format(order.limitPrice()))
        .toList();
  }

  @Test
  void shouldQuoteTheHandCheckedPricesOnTheTick() {
    Rehearsal rehearsal = quoting();
    assertEquals(List.of("BUY 99.36", "SELL 101.39"), quotes(rehearsal));
    assertTrue(rehearsal.orders().stream().allMatch(Order::isPostOnly));
  }

  /**
   * The reference stands still: basis 2 - 0.3125 stays at 1.6875 of its average; returns -0.1053605
   * and 0 have sigma 0.0526803. Fair 100.6875, spread 1.006875 + 0.530424: bid 99.91885.
   */
  @Test
  void shouldReplaceWhatMovedMoreThanTheTolerance() {
    Rehearsal rehearsal = quoting();
    quote(rehearsal, 9_900, 10_100);
    assertEquals(List.of("BUY 99.91", "SELL 101.46"), quotes(rehearsal));
    assertEquals(2, rehearsal.orders().size());
  }

  @Test
  void shouldLeaveWhatMovedLess() {
    Rehearsal rehearsal = quoting("tolerance", "60");
    quote(rehearsal, 9_900, 10_100);
    assertEquals(List.of("BUY 99.36", "SELL 101.39"), quotes(rehearsal));
  }

  @Test
  void shouldCancelEverythingWhenEitherFeedIsSilent() {
    Rehearsal rehearsal = quoting("stale", "1000");
    rehearsal.advance(time + 1000 * MILLISECOND);
    assertEquals(2, rehearsal.workingOrders().size());
    long plenty = FixedPoint.ONE;
    time += 1000 * MILLISECOND;
    rehearsal.onQuote(
        new KeptQuote("LOCAL", time, time, 10_099 * CENT, plenty, 10_101 * CENT, plenty));
    rehearsal.endSlice();
    rehearsal.advance(time + 1);
    assertEquals(List.of(), rehearsal.workingOrders());
  }

  /** At 102 the basis is 3 against an average of 1.375: 0.7 is allowed. */
  @Test
  void shouldCancelWhenTheBasisIsFarOff() {
    Rehearsal rehearsal = quoting();
    rehearsal.quote(LOCAL, ++time, 10_199 * CENT, 10_201 * CENT);
    rehearsal.endSlice();
    assertEquals(List.of(), quotes(rehearsal));
  }

  /** Sigma is 0.1003: just allowed at 1004 bps, too much at 1003. */
  @Test
  void shouldNotQuoteAboveTheVolatilityCeiling() {
    assertEquals(2, quoting("mostVolatility", "1004").workingOrders().size());
    assertEquals(0, quoting("mostVolatility", "1003").workingOrders().size());
  }

  /** Two units bought are the most: only the ask is left, a fifth of a dollar lower. */
  @Test
  void shouldOnlyReduceAtFullInventory() {
    Rehearsal rehearsal = quoting("quantity", "2", "mostBasis", "3");
    rehearsal.quote(LOCAL, ++time, 9_930 * CENT, 9_935 * CENT);
    assertEquals(1, rehearsal.fills().size());
    assertTrue(rehearsal.fills().get(0).isMaker());
    assertEquals(2 * FixedPoint.ONE, rehearsal.position(LOCAL).quantity());
    assertEquals(List.of("SELL 101.19"), quotes(rehearsal));
  }

  /** Less than the instrument counts in: no inventory at all is at its maximum already. */
  @Test
  void shouldNotFailOnAnInventoryBelowTheSmallestUnit() {
    Instrument whole =
        Instrument.builder("LOCAL", "USD").scales(8, 0, 8).tickSize(CENT).lotSize(1).build();
    StrategyTest test =
        StrategyTest.of(new BrawlerFactory())
            .parameter("samples", 2)
            .parameter("maxInventory", 0.5)
            .quotes(Quotes.randomWalk(whole, 50, 1), Quotes.randomWalk(REFERENCE, 50, 2));
    assertThat(test.run()).isNotSuspended();
  }

  /** Two units at 99.3 are 0.00199 of 100,000: on the slope, on the floor, and beyond the halt. */
  @Test
  void shouldWithdrawAsItsGrossGrows() {
    assertEquals(List.of("BUY 1", "SELL 1"), afterPurchase("0.001", "0.003", "0.004"));
    assertEquals(List.of("SELL 2"), afterPurchase("0.001", "0.0015", "0.004"));
    assertEquals(List.of(), afterPurchase("0.0005", "0.001", "0.0015"));
  }

  private List<String> afterPurchase(String taper, String reduce, String halt) {
    Rehearsal rehearsal =
        quoting(
            "quantity",
            "2",
            "maxInventory",
            "10",
            "mostBasis",
            "3",
            "taper",
            taper,
            "reduce",
            reduce,
            "halt",
            halt,
            "resume",
            "0");
    rehearsal.quote(LOCAL, ++time, 9_930 * CENT, 9_935 * CENT);
    return rehearsal.workingOrders().stream()
        .map(order -> order.side() + " " + FixedPoint.format(order.leavesQty()))
        .sorted()
        .toList();
  }

  /** The local market walks on its own around the reference, silent now and then. */
  @Test
  void shouldNeitherLookAheadNorForget() {
    QuoteSeries local = Quotes.randomWalk(LOCAL, 600, 1);
    QuoteSeries sparse =
        new QuoteSeries(
            LOCAL,
            local.quotes().stream()
                .filter(quote -> quote.eventTime() / 1_000_000_000 % 40 > 7)
                .toList());
    StrategyTest test =
        StrategyTest.of(new BrawlerFactory())
            .parameter("samples", 10)
            .parameter("baseSpread", 2)
            .parameter("mostBasis", 0.3)
            .parameter("lambda", 0.02)
            .quotes(sparse, Quotes.randomWalk(REFERENCE, 600, 2));
    StrategyRun run = test.run();
    assertTrue(run.fills().size() >= 20, run::toString);
    LookAheadProbe.check(test);
    SnapshotProbe.check(test);
  }

  /** The other build leaves a bid of its own at 90, and dies one slice later. */
  @Test
  void shouldQuoteAgainAfterAnotherBuildFailed() {
    Rehearsal rehearsal = quoting();
    rehearsal.tryAnother(
        new OrderDraft(LOCAL).limit(Side.BUY, FixedPoint.ONE, 9_000 * CENT).postOnly());
    quote(rehearsal, 9_900, 10_100);
    assertEquals(List.of("BUY 99.36", "SELL 101.39", "BUY 90"), quotes(rehearsal));
    quote(rehearsal, 9_900, 10_100);
    List<String> again = quotes(rehearsal);
    assertEquals(2, again.size(), again::toString);
    assertTrue(again.get(0).startsWith("BUY 100.") && again.get(1).startsWith("SELL 101."));
    rehearsal.advance(time + 5_000 * MILLISECOND + 1);
    assertEquals(List.of(), quotes(rehearsal));
  }

  @Test
  void shouldNeedTwoInstruments() {
    IllegalStateException refusal =
        assertThrows(
            IllegalStateException.class,
            () ->
                new Rehearsal(new BrawlerFactory(), Map.of(), "1000", ExecutionFeed.QUOTES, LOCAL));
    assertTrue(refusal.getMessage().contains("two are allowed"), refusal.getMessage());
  }
}
