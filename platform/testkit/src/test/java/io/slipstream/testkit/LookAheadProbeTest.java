package io.slipstream.testkit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.OrderIntent;
import io.slipstream.api.order.Side;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.api.strategy.StrategyContext;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;

class LookAheadProbeTest {
  private static int everPlayed;

  private static StrategyTest test(BiPredicate<Bar, StrategyContext> buys) {
    Authored factory =
        new Authored(
            parameters ->
                new Strategy() {
                  @Override
                  public void onBar(Bar bar, StrategyContext context) {
                    Authored.turn(bar, context, buys.test(bar, context));
                  }
                });
    return StrategyTest.of(factory).bars(Bars.randomWalk(Bars.instrument("BTC/USD"), "1d", 300, 7));
  }

  private static BarSeries.Cursor opened(Bar bar) {
    return (BarSeries.Cursor) bar;
  }

  @Test
  void shouldPassAnHonestStrategy() {
    StrategyTest honest = test((bar, context) -> bar.close() > bar.open());
    RunAssert.assertThat(honest.run()).hasTraded();
    assertDoesNotThrow(() -> LookAheadProbe.check(honest));
  }

  @Test
  void shouldFailAStrategyThatSeesTheNextClose() {
    StrategyTest cheat =
        test((bar, context) -> opened(bar).nextClosePrice() > bar.closePrice() * 101 / 100);
    AssertionError found = assertThrows(AssertionError.class, () -> LookAheadProbe.check(cheat));
    String message = found.getMessage();
    assertTrue(message.contains("the strategy looks ahead"), message);
    assertTrue(message.matches("(?s).*\nat bar \\d+ of BTC/USD, which closed 2024-.*"), message);
    assertTrue(message.matches("(?s).*\nwith them: nothing\nwithout them: BUY 1 .*"), message);
  }

  @Test
  void shouldNameTheBarWhoseDecisionChanges() {
    StrategyTest cheat =
        test((bar, context) -> true)
            .bars(Bars.closes(Bars.instrument("X"), "1h", 10, 11, 12, 13, 11, 12, 12, 12));
    LookAheadProbe.check(cheat);
    StrategyTest seer =
        StrategyTest.of(new Authored(parameters -> new Seer()))
            .bars(Bars.closes(Bars.instrument("X"), "1h", 10, 11, 12, 13, 11, 12, 12, 12));
    AssertionError found = assertThrows(AssertionError.class, () -> LookAheadProbe.check(seer));
    String event = "at bar 2 of X, which closed 2024-01-01T03:00:00Z at 12\n";
    assertTrue(found.getMessage().contains(event), found.getMessage());
  }

  /** Buys two bars before a fall of two, as only bar 2 of the test's bars has it. */
  private static final class Seer implements Strategy {
    @Override
    public void onBar(Bar bar, StrategyContext context) {
      BarSeries.Cursor ahead = (BarSeries.Cursor) bar.copy();
      int seen = 0;
      while (seen < 2 && ahead.advance()) {
        seen++;
      }
      boolean falls = seen == 2 && ahead.closePrice() < bar.closePrice();
      if (falls) {
        Authored.turn(bar, context, true);
      }
    }
  }

  @Test
  void shouldFailAStrategyThatHoldsBackBecauseOfTheFuture() {
    StrategyTest cheat =
        test(
            (bar, context) ->
                bar.close() > bar.open()
                    && (!opened(bar).hasNext() || opened(bar).nextClosePrice() > bar.closePrice()));
    AssertionError found = assertThrows(AssertionError.class, () -> LookAheadProbe.check(cheat));
    assertTrue(found.getMessage().contains("looks ahead"), found.getMessage());
  }

  @Test
  void shouldFailAStrategyThatRemembersAnEarlierRun() {
    StrategyTest cheat = test((bar, context) -> ++everPlayed % 7 == 0);
    AssertionError found = assertThrows(AssertionError.class, () -> LookAheadProbe.check(cheat));
    assertTrue(found.getMessage().contains("when the same bars are played again"), found::toString);
  }

  /** Turns half an hour after each bar, where no event is to be cut off. */
  private static final class Late implements Strategy {
    @Override
    public void onBar(Bar bar, StrategyContext context) {
      context.setTimer(1, bar.closeTime() + 1_800_000_000_000L);
    }

    @Override
    public void onTimer(long timer, StrategyContext context) {
      Instrument instrument = context.instruments().get(0);
      context.submit(OrderIntent.market(instrument, Side.BUY, instrument.quantity("1")));
    }
  }

  @Test
  void shouldPassAStrategyThatDecidesByTimers() {
    StrategyTest late =
        StrategyTest.of(new Authored(parameters -> new Late()))
            .bars(Bars.closes(Bars.instrument("X"), "1h", 10, 11, 12, 13));
    RunAssert.assertThat(late.run()).hasTraded();
    assertDoesNotThrow(() -> LookAheadProbe.check(late));
  }

  @Test
  void shouldRefuseToJudgeAStrategyThatFailed() {
    StrategyTest broken =
        test(
            (bar, context) -> {
              throw new IllegalStateException("no idea");
            });
    AssertionError found = assertThrows(AssertionError.class, () -> LookAheadProbe.check(broken));
    assertTrue(found.getMessage().contains("no idea"), found.getMessage());
  }
}
