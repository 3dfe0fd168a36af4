package io.slipstream.plugins.buyandhold;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.service.venue.SimulationModel.ExecutionFeed;
import io.slipstream.plugins.rehearsal.RecordedMarket;
import io.slipstream.plugins.rehearsal.Rehearsal;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedBuyAndHoldTest {
  private static final Instrument GOOG =
      Instrument.builder("GOOG", "USD").lotSize(FixedPoint.ONE).build();

  /** Closes at 100.34 on the first day: 95,000 / 100.34 = 946.78, bought at the next open. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @Tag("reference")
  void shouldBuyOnceAndHoldRecordedBars(boolean restarting) throws IOException {
    BarSeries series = RecordedMarket.days("equity_daily_csv/GOOG.csv", GOOG);
    Rehearsal rehearsal =
        new Rehearsal(new BuyAndHoldFactory(), Map.of(), "100000", ExecutionFeed.BARS, GOOG);
    if (restarting) {
      rehearsal.restartingAfterEachSlice();
    }
    rehearsal.play(series);
    assertEquals(1, rehearsal.fills().size());
    assertEquals(946 * FixedPoint.ONE, rehearsal.fills().get(0).lastQty());
    assertEquals(series.bar(1).openPrice(), rehearsal.fills().get(0).lastPx());
    long paid = GOOG.notional(946 * FixedPoint.ONE, series.bar(1).openPrice());
    long worth = GOOG.notional(946 * FixedPoint.ONE, series.bar(series.length() - 1).closePrice());
    assertEquals(FixedPoint.parse("100000") - paid + worth, rehearsal.equity());
  }
}
