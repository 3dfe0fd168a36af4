package io.slipstream.plugins.template;

import static io.slipstream.testkit.RunAssert.assertThat;

import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.Side;
import io.slipstream.testkit.Bars;
import io.slipstream.testkit.LookAheadProbe;
import io.slipstream.testkit.SnapshotProbe;
import io.slipstream.testkit.StrategyTest;
import org.junit.jupiter.api.Test;

class TemplateStrategyTest {
  private static final Instrument COIN = Bars.instrument("BTC/USD");

  private static StrategyTest test() {
    return StrategyTest.of(new TemplateFactory());
  }

  /** Bar 2 is the first that rises, to 100: 95 % of 10,000 is 95. */
  @Test
  void shouldBuyAfterABarThatRose() {
    assertThat(test().bars(Bars.closes(COIN, "1d", 100, 90, 100, 110)).run())
        .hasIntents(1)
        .hasIntent(0, 2, Side.BUY, "95")
        .hasFill(0, Side.BUY, "95", "100")
        .endsWithEquity("10950");
  }

  @Test
  void shouldDoNothingWhileNothingRises() {
    assertThat(test().bars(Bars.closes(COIN, "1d", 100, 90, 80, 80)).run()).hasIntents(0).isFlat();
  }

  @Test
  void shouldNeitherLookAheadNorForget() {
    StrategyTest test = test().bars(Bars.randomWalk(COIN, "1h", 200, 1));
    assertThat(test.run()).hasTraded();
    LookAheadProbe.check(test);
    SnapshotProbe.check(test);
  }
}
