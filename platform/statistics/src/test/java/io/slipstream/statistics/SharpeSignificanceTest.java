package io.slipstream.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SharpeSignificanceTest {
  private static final SharpeEstimate GOOD = new SharpeEstimate(500, 0.1, -0.5, 6);

  @Test
  void shouldReachTheLevelAtTheMinimumTrackRecord() {
    double length = SharpeSignificance.minimumTrackRecord(GOOD, 0.02, 0.95);
    int whole = (int) Math.ceil(length);
    SharpeEstimate enough = new SharpeEstimate(whole, 0.1, -0.5, 6);
    SharpeEstimate short1 = new SharpeEstimate(whole - 1, 0.1, -0.5, 6);
    assertTrue(SharpeSignificance.probabilistic(enough, 0.02) >= 0.95);
    assertTrue(SharpeSignificance.probabilistic(short1, 0.02) < 0.95);
  }

  @Test
  void shouldBeEvenAtTheBenchmarkItself() {
    assertEquals(0.5, SharpeSignificance.probabilistic(GOOD, 0.1), 1e-15);
    assertTrue(Double.isNaN(SharpeSignificance.minimumTrackRecord(GOOD, 0.1, 0.95)));
    assertEquals(1, SharpeSignificance.minimumTrackRecord(GOOD, 0, 0.4));
  }

  /** The error by the formula against the scatter of many measurements. */
  @Test
  void shouldKnowTheErrorOfAMeasurement() {
    Random random = new Random(2);
    double[] measured = new double[4000];
    for (int i = 0; i < measured.length; i++) {
      double[] returns = new double[250];
      for (int t = 0; t < returns.length; t++) {
        returns[t] = 0.3 - Math.log(1 - random.nextDouble());
      }
      measured[i] = Performance.sharpe(returns, 1);
    }
    double error = new SharpeEstimate(250, 1.3, 2, 9).standardError();
    assertEquals(1, Performance.standardDeviation(measured) / error, 0.05);
  }

  @Test
  void shouldExpectMoreLuckOfMoreTrials() {
    double last = 0;
    assertEquals(0, DeflatedSharpe.expectedMaximum(1));
    for (double trials = 1.05; trials < 1e12; trials *= 1.3) {
      double now = DeflatedSharpe.expectedMaximum(trials);
      assertTrue(now >= last && (now > last || trials < 1.4), "N = " + trials);
      last = now;
    }
    assertEquals(0, DeflatedSharpe.expectedMaximum(1000, 0));
  }

  /** The approximation beside simulated maxima of standard normal draws. */
  @Test
  void shouldExpectWhatDrawsShow() {
    Random random = new Random(8);
    for (int trials : new int[] {10, 100, 1000}) {
      double sum = 0;
      int rounds = 2000;
      for (int round = 0; round < rounds; round++) {
        sum += maximum(random, trials);
      }
      assertEquals(sum / rounds, DeflatedSharpe.expectedMaximum(trials), 0.06);
    }
  }

  private static double maximum(Random random, int draws) {
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < draws; i++) {
      highest = Math.max(highest, random.nextGaussian());
    }
    return highest;
  }

  @Test
  void shouldMeasureReturns() {
    SharpeEstimate measured = SharpeEstimate.of(new double[] {0.01, 0.03, -0.02, 0.02});
    assertEquals(0.01 / Math.sqrt(0.0014 / 3), measured.sharpe(), 1e-12);
    assertEquals(measured.sharpe() * Math.sqrt(252), measured.annualized(252), 1e-12);
    assertEquals(4, measured.observations());
    double two = SharpeSignificance.probabilistic(SharpeEstimate.of(new double[] {0, 1}), 0);
    assertTrue(two > 0.5, "two values: " + two);
  }
}
