package io.slipstream.plugins.buyandhold;

import static io.slipstream.testkit.RunAssert.assertThat;

import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.Side;
import io.slipstream.testkit.Bars;
import io.slipstream.testkit.LookAheadProbe;
import io.slipstream.testkit.SnapshotProbe;
import io.slipstream.testkit.StrategyTest;
import org.junit.jupiter.api.Test;

class BuyAndHoldTest {
  private static final Instrument COIN = Bars.instrument("BTC/USD");
  private static final Instrument OTHER = Bars.instrument("ETH/USD");

  private static StrategyTest test() {
    return StrategyTest.of(new BuyAndHoldFactory());
  }

  /** 95 % of 10,000 at 100 is 95; filled at the next open, 100: 500 + 95 x 120. */
  @Test
  void shouldBuyOnceAndHold() {
    assertThat(test().bars(Bars.closes(COIN, "1d", 100, 80, 120)).run())
        .hasIntents(1)
        .hasIntent(0, 0, Side.BUY, "95")
        .hasFills(1)
        .hasEquity(1, "8100")
        .endsWithEquity("11900")
        .holds("BTC/USD", "95");
  }

  /** Half of 10,000 each, 95 % of it: 47.5 at 100 and 95 at 50. */
  @Test
  void shouldDivideEquityBetweenItsInstruments() {
    assertThat(
            test().bars(Bars.closes(COIN, "1d", 100, 100), Bars.closes(OTHER, "1d", 50, 50)).run())
        .holds("BTC/USD", "47.5")
        .holds("ETH/USD", "95");
  }

  /** Cash of 10,000 does not pay 95 at 110, the next open; it pays 95 at 100, the one after it. */
  @Test
  void shouldTryAgainAfterARejection() {
    double[] quiet = {100, 100, 100, 100};
    double[] opensHigher = {110, 110, 100, 100};
    assertThat(test().bars(Bars.rows(COIN, "1d", quiet, opensHigher, quiet)).run())
        .hasIntents(2)
        .hasFills(1)
        .holds("BTC/USD", "95");
  }

  @Test
  void shouldNeitherLookAheadNorForget() {
    StrategyTest test = test().commission("0.001").bars(Bars.randomWalk(COIN, "1h", 200, 1));
    assertThat(test.run()).hasTraded();
    LookAheadProbe.check(test);
    SnapshotProbe.check(test);
  }
}
