package io.slipstream.testkit;

import static io.slipstream.testkit.RunAssert.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.market.Quote;
import io.slipstream.api.order.OrderIntent;
import io.slipstream.api.order.Side;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.api.strategy.StrategyContext;
import io.slipstream.api.strategy.StrategySnapshot;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuotesTest {
  private static final Instrument COIN = Bars.instrument("BTC/USD");
  private static final Instrument OTHER = Bars.instrument("ETH/USD");

  /** Buys a unit at each quote whose spread is not above a cent. */
  private static final class Narrow implements Strategy {
    @Override
    public void onQuote(Quote quote, StrategyContext context) {
      Instrument instrument = context.instrument(quote.symbol());
      if (quote.askPrice() - quote.bidPrice() <= instrument.price("0.01")) {
        context.submit(OrderIntent.market(instrument, Side.BUY, instrument.quantity("1")));
      }
    }

    @Override
    public StrategySnapshot snapshot() {
      return StrategySnapshot.EMPTY;
    }

    @Override
    public void restore(StrategySnapshot snapshot, StrategyContext context) {}
  }

  @Test
  void shouldExecuteAtTheQuotes() {
    StrategyTest test =
        StrategyTest.of(new Authored(parameters -> new Narrow()))
            .quotes(
                Quotes.rows(COIN, new double[][] {{0, 99, 100}, {1, 100, 100.01}, {2, 98, 99}}));
    assertThat(test.run()).hasIntents(1).hasIntent(0, 1, Side.BUY, "1").hasFills(1);
    LookAheadProbe.check(test);
    SnapshotProbe.check(test);
  }

  /** What is to be seen at each time: bars of one, quotes of both. */
  private static final class Listening implements Strategy {
    private final List<String> heard = new ArrayList<>();

    @Override
    public void onBar(Bar bar, StrategyContext context) {
      heard.add("bar " + bar.symbol());
    }

    @Override
    public void onQuote(Quote quote, StrategyContext context) {
      heard.add("quote " + quote.symbol());
    }

    @Override
    public void onSlice(StrategyContext context) {
      heard.add("slice " + (context.eventTime() - Bars.START) / 1_000_000_000);
    }
  }

  @Test
  void shouldPlayBarsAndQuotesByTheirTimes() {
    Listening listening = new Listening();
    StrategyTest.of(new Authored(parameters -> listening))
        .bars(Bars.closes(COIN, "2s", 10, 10))
        .quotes(
            Quotes.rows(OTHER, new double[][] {{1, 9, 10}, {2, 9, 10}, {2, 9, 11}}),
            Quotes.rows(COIN, new double[][] {{4, 9, 10}}))
        .run();
    assertEquals(
        List.of(
            "quote ETH/USD",
            "slice 1",
            "bar BTC/USD",
            "quote ETH/USD",
            "quote ETH/USD",
            "slice 2",
            "bar BTC/USD",
            "quote BTC/USD",
            "slice 4"),
        listening.heard);
  }

  @Test
  void shouldRefuseWhatCannotBeAQuote() {
    assertTrue(complaint(new double[] {0, 10}).contains("quote 0: seconds, a bid"));
    assertTrue(complaint(new double[] {0, 10, 9}).contains("quote 0: seconds, a bid"));
    assertTrue(
        complaint(new double[] {1, 9, 10}, new double[] {0, 9, 10})
            .contains("quote 1: one of BTC/USD not before the last is allowed"));
  }

  private static String complaint(double[]... rows) {
    return assertThrows(IllegalArgumentException.class, () -> Quotes.rows(COIN, rows)).getMessage();
  }
}
