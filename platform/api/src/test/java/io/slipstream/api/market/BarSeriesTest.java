package io.slipstream.api.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BarSeriesTest {
  private static final Instrument COIN = Instrument.builder("COIN", "USD").build();
  private static final long PERIOD = 10;

  /** Bars of which some are absent, with closes 1, 2, 3 and so on. */
  private static BarSeries series(int length, int gaps, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    BarSeries.Builder bars = BarSeries.builder(COIN, PERIOD);
    long open = 0;
    for (int i = 1; i <= length; i++) {
      bars.add(open, i, i, i, i, 1);
      open += PERIOD + (gaps > 0 && random.nextInt(gaps) == 0 ? random.nextInt(100) : 0);
    }
    return bars.build();
  }

  private static int closedBy(BarSeries series, long time) {
    int count = 0;
    for (BarSeries.Cursor bar = series.cursor(); bar.advance() && bar.closeTime() <= time; ) {
      count++;
    }
    return count;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 20})
  void shouldCountTheBarsThatCloseByATimeFromWhereverItStands(int gaps) {
    BarSeries series = series(60, gaps, gaps);
    BarSeries.Cursor bar = series.cursor();
    long end = series.bar(59).closeTime() + 2 * PERIOD;
    do {
      for (long time = -1; time <= end; time++) {
        assertEquals(closedBy(series, time), bar.closedBy(time), bar.position() + " at " + time);
      }
      assertEquals(60, bar.closedBy(Long.MAX_VALUE));
      assertEquals(0, bar.closedBy(Long.MIN_VALUE));
    } while (bar.advance());
  }

  @Test
  void shouldCountNoBarsOfAnEmptySeries() {
    assertEquals(0, series(0, 0, 0).cursor().closedBy(5));
  }

  @Test
  void shouldAdvanceUntilAnEndOrAPrice() {
    BarSeries.Cursor bar = series(5, 0, 0).cursor();
    assertTrue(bar.advanceWithin(5, 2));
    assertTrue(bar.advanceWithin(5, 2));
    assertFalse(bar.advanceWithin(5, 2));
    assertEquals(2, bar.position());
    assertTrue(bar.advanceWithin(3, Long.MAX_VALUE));
    assertFalse(bar.advanceWithin(3, Long.MAX_VALUE));
    assertEquals(3, bar.closePrice());
    assertTrue(bar.advance());
    assertTrue(bar.advanceWithin(5, Long.MAX_VALUE));
    assertFalse(bar.advanceWithin(5, Long.MAX_VALUE));
    assertEquals(5, bar.position());
  }

  @Test
  void shouldSeekTheFirstBarThatClosesAfterATime() {
    BarSeries.Cursor bar = series(5, 0, 0).cursor().shifted(100);
    bar.seekAfter(120);
    assertEquals(130, bar.nextCloseTime());
    bar.seekAfter(0);
    assertEquals(110, bar.nextCloseTime());
    bar.seekAfter(150);
    assertFalse(bar.hasNext());
  }
}
