package io.slipstream.plugins.gradient;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slipstream.api.market.BarSeries;
import io.slipstream.testkit.Bars;
import org.junit.jupiter.api.Test;

class DailyVolumeTest {
  private static final double UNIT = 1e8;

  private static DailyVolume after(int window, String period, double... volumes) {
    double[][] rows = new double[volumes.length][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new double[] {10, 10, 10, 10, volumes[i]};
    }
    DailyVolume volume = new DailyVolume(window);
    BarSeries bars = Bars.rows(Bars.instrument("X"), period, rows);
    for (int i = 0; i < bars.length(); i++) {
      volume.update(bars.bar(i));
    }
    return volume;
  }

  @Test
  void shouldAverageTheLastDays() {
    assertEquals(30 * UNIT, after(2, "1d", 10, 20, 40).average());
    assertEquals(10 * UNIT, after(20, "1d", 10).average());
  }

  /** Four bars are a day of 10; of the second day three bars are there. */
  @Test
  void shouldAddUpTheBarsOfADay() {
    assertEquals(Double.NaN, after(20, "6h", 1, 2, 3).average());
    assertEquals(10 * UNIT, after(20, "6h", 1, 2, 3, 4, 100, 100, 100).average());
    assertEquals(205 * UNIT, after(20, "6h", 1, 2, 3, 4, 100, 100, 100, 100).average());
  }

  @Test
  void shouldDivideALongBarByItsDays() {
    assertEquals(5 * UNIT, after(20, "2d", 10, 10).average());
  }

  @Test
  void shouldGoOnFromItsState() {
    DailyVolume volume = after(3, "6h", 1, 2, 3, 4, 5);
    DailyVolume later = new DailyVolume(3);
    later.restore(volume.state());
    BarSeries next =
        Bars.rows(Bars.instrument("X"), "1d", new double[][] {{1, 1, 1, 1, 50}, {1, 1, 1, 1, 60}});
    for (int i = 0; i < next.length(); i++) {
      volume.update(next.bar(i));
      later.update(next.bar(i));
      assertEquals(volume.average(), later.average());
    }
  }
}
