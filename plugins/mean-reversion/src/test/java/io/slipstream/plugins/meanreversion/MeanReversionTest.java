package io.slipstream.plugins.meanreversion;

import static io.slipstream.testkit.RunAssert.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.Fill;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.venue.SimulationModel.ExecutionFeed;
import io.slipstream.plugins.rehearsal.RecordedMarket;
import io.slipstream.plugins.rehearsal.Rehearsal;
import io.slipstream.testkit.Bars;
import io.slipstream.testkit.LookAheadProbe;
import io.slipstream.testkit.SnapshotProbe;
import io.slipstream.testkit.StrategyTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeanReversionTest {
  private static final long DAY = 86_400_000_000_000L;
  private static final Instrument GOOG =
      Instrument.builder("GOOG", "USD").lotSize(FixedPoint.ONE).build();

  private static List<String> days(
      BarSeries series, boolean restarting, Map<String, String> given) {
    Rehearsal rehearsal =
        new Rehearsal(new MeanReversionFactory(), given, "100000", ExecutionFeed.BARS, GOOG);
    if (restarting) {
      rehearsal.restartingAfterEachSlice();
    }
    rehearsal.play(series);
    List<String> days = new ArrayList<>();
    for (Fill fill : rehearsal.fills()) {
      days.add((fill.side() == Side.BUY ? "B" : "S") + fill.eventTime() / DAY);
    }
    return days;
  }

  /**
   * Window 4, band of 1.5 deviations, half of the equity; every fill is at the next open.
   *
   * <pre>
   * day  close  mean of 4           deviation                              band
   * 3    6      36 / 4 = 9          sqrt((1 + 1 + 1 + 9) / 4) = 1.7321     6.4019: 6 is below, buy
   * 4    8      34 / 4 = 8.5        8 is below the mean: hold
   * 5    9      33 / 4 = 8.25       9 is above the mean: sell
   * 6    9      32 / 4 = 8          sqrt((4 + 0 + 1 + 1) / 4) = 1.2247     6.1629 to 9.8371
   * 7    14     40 / 4 = 10         sqrt((4 + 1 + 1 + 16) / 4) = 2.3452    to 13.5178: 14 is above
   * 8    10     42 / 4 = 10.5       10 is below the mean: the short is bought back
   * 9    10     43 / 4 = 10.75
   * </pre>
   */
  @ParameterizedTest
  @CsvSource({"flat, B4 S6", "short, B4 S6 S8 B9"})
  void shouldFollowTheHandCheckedBand(String above, String expected) {
    int[] closes = {10, 10, 10, 6, 8, 9, 9, 14, 10, 10};
    BarSeries.Builder series = BarSeries.builder(GOOG, DAY);
    for (int i = 0; i < closes.length; i++) {
      long close = closes[i] * FixedPoint.ONE;
      series.add(i * DAY, close, close, close, close, 0);
    }
    Map<String, String> given =
        Map.of("window", "4", "band", "1.5", "above", above, "fraction", "0.5");
    assertEquals(List.of(expected.split(" ")), days(series.build(), false, given));
  }

  @Test
  void shouldNeitherLookAheadNorForget() {
    StrategyTest test =
        StrategyTest.of(new MeanReversionFactory())
            .parameter("above", "short")
            .parameter("fraction", "0.5")
            .onMargin()
            .bars(
                Bars.randomWalk(Bars.instrument("BTC/USD"), "1h", 300, 1),
                Bars.randomWalk(Bars.instrument("ETH/USD"), "2h", 150, 2));
    assertThat(test.run()).hasTraded().isNotSuspended();
    LookAheadProbe.check(test);
    SnapshotProbe.check(test);
  }

  /** Against sums over the window that are made anew for each bar. */
  @ParameterizedTest
  @CsvSource({"false", "true"})
  @Tag("reference")
  void shouldDecideOnRecordedBarsAsANaiveLoopDoes(boolean restarting) throws IOException {
    BarSeries series = RecordedMarket.days("equity_daily_csv/GOOG.csv", GOOG);
    List<String> expected = new ArrayList<>();
    boolean held = false;
    for (int i = 19; i + 1 < series.length(); i++) {
      double sum = 0;
      double squares = 0;
      for (int j = i - 19; j <= i; j++) {
        sum += series.bar(j).close();
        squares += series.bar(j).close() * series.bar(j).close();
      }
      double mean = sum / 20;
      double deviation = Math.sqrt(squares / 20 - mean * mean);
      double close = series.bar(i).close();
      if (held ? close >= mean : close < mean - 2 * deviation) {
        held = !held;
        expected.add((held ? "B" : "S") + series.bar(i + 1).openTime() / DAY);
      }
    }
    assertTrue(expected.size() > 50, expected.toString());
    assertEquals(expected, days(series, restarting, Map.of()));
  }
}
