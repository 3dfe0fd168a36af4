package io.slipstream.backtest.research;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.backtest.TradingYear;
import io.slipstream.backtest.research.SampleTimes.Pace;
import io.slipstream.statistics.Performance;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleTimesTest {
  private static final long PRICE = 10 * FixedPoint.ONE;

  private static SampleTimes days(int count, int open, int week) {
    BarSeries.Builder bars = BarSeries.builder(Instrument.builder("DAYS", "USD").build(), Lab.DAY);
    for (int day = 0; day < count; day++) {
      if (day % week < open) {
        bars.add(day * Lab.DAY, PRICE, PRICE, PRICE, PRICE, 1);
      }
    }
    return SampleTimes.of(List.of(bars.build()), "1d", TradingYear.DEFAULT);
  }

  @Test
  void shouldCountTheTimeThatPassedForGrowthAndSamplesForRatios() {
    SampleTimes weekdays = days(12, 5, 7);
    assertEquals(10, weekdays.count());
    Pace pace = weekdays.pace();
    assertEquals(365, pace.perYear());
    assertEquals(10 * 365 / 12.0, pace.counted(), 1e-9);
    double[] returns = {0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01};
    assertEquals(
        Performance.cagr(Math.pow(1.01, 10) - 1, 12 / 365.0), Metric.CAGR.of(returns, pace), 1e-9);
  }

  @Test
  void shouldHaveOnePaceWithoutGaps() {
    Pace pace = days(40, 7, 7).pace();
    assertEquals(pace.perYear(), pace.counted(), 1e-9);
  }
}
