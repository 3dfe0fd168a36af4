package io.slipstream.plugins.momentum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.Fill;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.venue.SimulationModel.ExecutionFeed;
import io.slipstream.api.strategy.ParameterException;
import io.slipstream.plugins.rehearsal.RecordedMarket;
import io.slipstream.plugins.rehearsal.Rehearsal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedMomentumTest {
  private static final long DAY = 86_400_000_000_000L;
  private static final Instrument GOOG =
      Instrument.builder("GOOG", "USD").lotSize(FixedPoint.ONE).build();

  /** Long when the mean of two closes is above that of three. */
  private static final int[] CLOSES = {10, 10, 10, 13, 12, 8, 7, 9, 12};

  private static Rehearsal play(BarSeries series, boolean restarting, Map<String, String> given) {
    Rehearsal rehearsal =
        new Rehearsal(new MomentumFactory(), given, "100000", ExecutionFeed.BARS, GOOG);
    if (restarting) {
      rehearsal.restartingAfterEachSlice();
    }
    rehearsal.play(series);
    return rehearsal;
  }

  private static BarSeries closes() {
    BarSeries.Builder series = BarSeries.builder(GOOG, DAY);
    for (int i = 0; i < CLOSES.length; i++) {
      long close = CLOSES[i] * FixedPoint.ONE;
      series.add(i * DAY, close, close, close, close, 0);
    }
    return series.build();
  }

  /** The day of each fill: decided on the close before, B for a purchase, S for a sale. */
  private static List<String> days(Rehearsal rehearsal) {
    List<String> days = new ArrayList<>();
    for (Fill fill : rehearsal.fills()) {
      days.add((fill.side() == Side.BUY ? "B" : "S") + fill.eventTime() / DAY);
    }
    return days;
  }

  /**
   *
   *
   * <pre>
   * day   2      3      4      5      6     7     8
   * close 10     13     12     8      7     9     12
   * two   10     11.5   12.5   10     7.5   8     10.5
   * three 10     11     11.67  11     9     8     9.33
   *       none   long   long   flat   flat  none  long, filled after the end
   * </pre>
   */
  @Test
  void shouldFollowTheHandCheckedCross() {
    Rehearsal rehearsal = play(closes(), false, Map.of("short", "2", "long", "3"));
    assertEquals(List.of("B4", "S6"), days(rehearsal));
    assertEquals(3, rehearsal.orders().size());
  }

  /**
   * With an RSI of two changes, most 70. Gain and loss of day 3 are 1.5 and 0: 100, no entry. Day
   * 4: 0.75 and 0.5, so 60, entry. Days 5 to 8 have 0.375 and 2.25, 0.1875 and 1.625, 1.09375 and
   * 0.8125, 2.046875 and 0.40625: 83.4 on the last day, no entry.
   */
  @Test
  void shouldHoldBackEntriesThatRanTooFar() {
    Map<String, String> given = Map.of("short", "2", "long", "3", "rsi", "2");
    Rehearsal rehearsal = play(closes(), false, given);
    assertEquals(List.of("B5", "S6"), days(rehearsal));
    assertEquals(2, rehearsal.orders().size());
  }

  @Test
  void shouldRefuseAShortWindowThatIsNotShorter() {
    Map<String, String> given = Map.of("short", "60");
    BarSeries series = closes();
    ParameterException refusal =
        assertThrows(ParameterException.class, () -> play(series, false, given));
    assertTrue(refusal.getMessage().contains("below long = 60"), refusal.getMessage());
  }

  /** Against means that are added up anew for each bar. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @Tag("reference")
  void shouldDecideOnRecordedBarsAsANaiveLoopDoes(boolean restarting) throws IOException {
    BarSeries series = RecordedMarket.days("equity_daily_csv/GOOG.csv", GOOG);
    Rehearsal rehearsal = play(series, restarting, Map.of("short", "10", "long", "20"));
    List<String> expected = new ArrayList<>();
    boolean held = false;
    for (int i = 19; i + 1 < series.length(); i++) {
      double gap = mean(series, i, 10) - mean(series, i, 20);
      if (Math.abs(gap) > 1e-9 && gap > 0 != held) {
        held = !held;
        expected.add((held ? "B" : "S") + series.bar(i + 1).openTime() / DAY);
      }
    }
    assertTrue(expected.size() > 50, expected.toString());
    assertEquals(expected, days(rehearsal));
  }

  private static double mean(BarSeries series, int last, int length) {
    double sum = 0;
    for (int i = last - length + 1; i <= last; i++) {
      sum += series.bar(i).close();
    }
    return sum / length;
  }
}
