package io.slipstream.analytics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.service.analytics.EquityCurve;
import io.slipstream.api.service.analytics.PerformanceSummary;
import io.slipstream.api.service.state.StateSnapshot;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EquityTrackerTest {
  private static final long DAY = 86_400_000_000_000L;

  private static long money(String text) {
    return FixedPoint.parse(text);
  }

  @Test
  void shouldNotTakeCapitalForReturn() {
    EquityTracker tracker = new EquityTracker(DAY, 0, money("100"));
    tracker.sample(DAY, money("110"), money("100"));
    tracker.sample(2 * DAY, money("220"), money("200"));
    assertArrayEquals(new double[] {0.1, 220 / 210.0 - 1}, tracker.recentReturns(9), 1e-12);
    assertEquals(1.1 * 220 / 210 - 1, tracker.summary().totalReturn(), 1e-12);
  }

  @Test
  void shouldMeasureFromTheStart() {
    EquityTracker tracker = new EquityTracker(DAY, 0, money("100"));
    tracker.sample(DAY, money("90"), money("100"));
    tracker.sample(2 * DAY, money("99"), money("100"));
    PerformanceSummary summary = tracker.summary();
    assertEquals(2, summary.samples());
    assertEquals(365, summary.periodsPerYear(), 1e-9);
    assertEquals(-0.01, summary.totalReturn(), 1e-12);
    assertEquals(-0.1, summary.maxDrawdown(), 1e-12);
    assertEquals(Math.pow(0.99, 182.5) - 1, summary.cagr(), 1e-12);
  }

  @Test
  void shouldKeepFirstAndLastPointOfTheCurve() {
    EquityTracker tracker = new EquityTracker(DAY, 0, money("100"));
    for (int day = 1; day <= 50_000; day++) {
      tracker.sample(day * DAY, money(Integer.toString(100 + day)), money("100"));
    }
    EquityCurve curve = tracker.curve(300);
    assertEquals(300, curve.times().length);
    assertEquals(0, curve.times()[0]);
    assertEquals(50_000L * DAY, curve.times()[299]);
    assertEquals(50_100, curve.equity()[299]);
    assertEquals(500, curve.totalReturn()[299], 1e-9);
  }

  @Test
  void shouldKeepTheLastReturns() {
    EquityTracker tracker = new EquityTracker(DAY, 0, money("100"));
    for (int day = 1; day <= 25_000; day++) {
      tracker.sample(day * DAY, money("100") + day, money("100"));
    }
    double[] last = tracker.recentReturns(3);
    assertEquals(3, last.length);
    long base = money("100") + 24_999;
    assertEquals((double) (base + 1) / base - 1, last[2], 1e-15);
    assertEquals(10_000, tracker.recentReturns(20_000).length);
  }

  @Test
  void shouldAnswerWithoutASample() {
    EquityTracker tracker = new EquityTracker(DAY, 0, money("100"));
    assertEquals(0, tracker.summary().totalReturn());
    assertEquals(1, tracker.curve(10).times().length);
  }

  @Test
  void shouldGoOnFromWhatItWrote() {
    EquityTracker whole = new EquityTracker(DAY, DAY, money("100"));
    EquityTracker restored = new EquityTracker(DAY, 0, money("1"));
    SplittableRandom random = new SplittableRandom(5);
    for (int day = 2; day <= 40_000; day++) {
      long equity = money("100") + random.nextLong(money("50"));
      long capital = money(day % 1000 == 0 ? "110" : "100");
      whole.sample(day * DAY, equity, capital);
      if (day > 20_000) {
        restored.sample(day * DAY, equity, capital);
      } else if (day == 20_000) {
        new StateSnapshot().write("t", whole::writeState).read("t", restored::readState);
      }
    }
    assertEquals(whole.summary(), restored.summary());
    assertArrayEquals(whole.recentReturns(20_000), restored.recentReturns(20_000), 0);
    assertArrayEquals(whole.curve(500).times(), restored.curve(500).times());
    assertArrayEquals(whole.curve(500).drawdown(), restored.curve(500).drawdown(), 0);
  }
}
