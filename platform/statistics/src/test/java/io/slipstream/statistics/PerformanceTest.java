package io.slipstream.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PerformanceTest {
  @Test
  void shouldBeUnknownWhereThereIsNothingToMeasure() {
    assertEquals(0, Performance.totalReturn(new double[0]));
    assertTrue(Double.isNaN(Performance.standardDeviation(new double[] {0.1})));
    assertTrue(Double.isNaN(Performance.sharpe(new double[] {0.1, 0.1, 0.1}, 252)));
    assertTrue(Double.isNaN(Performance.sortino(new double[] {0.1, 0.2}, 252)));
    assertTrue(Double.isNaN(Performance.cagr(0.1, 0)));
    assertTrue(Double.isNaN(Performance.cagr(-1, 1)));
  }

  @Test
  void shouldMeasureADrawdownFromTheStart() {
    assertEquals(-0.19, Performance.maxDrawdown(new double[] {-0.1, -0.1, 0.5}), 1e-12);
  }

  @Test
  void shouldGiveTheSameOneByOne() {
    Random random = new Random(17);
    double[] returns = random.doubles(5000, -0.02, 0.021).toArray();
    RunningPerformance running = new RunningPerformance();
    for (double r : returns) {
      running.add(r);
    }
    assertEquals(Performance.totalReturn(returns), running.totalReturn(), 1e-12);
    assertEquals(Performance.annualVolatility(returns, 252), running.annualVolatility(252), 1e-12);
    assertEquals(Performance.sharpe(returns, 252), running.sharpe(252), 1e-10);
    assertEquals(Performance.sortino(returns, 252), running.sortino(252), 1e-10);
    assertEquals(Performance.maxDrawdown(returns), running.maxDrawdown(), 1e-12);
  }

  @Test
  void shouldSetGrowthBesideTheDeepestFall() {
    double[] returns = {0.1, -0.2, 0.3};
    double growth = Math.pow(1.1 * 0.8 * 1.3, 252 / 3.0) - 1;
    assertEquals(growth / 0.2, Performance.calmar(returns, 252), 1e-9);
    assertTrue(Double.isNaN(Performance.calmar(new double[] {0.1, 0.2}, 252)));
    assertTrue(Double.isNaN(Performance.calmar(new double[0], 252)));
    assertTrue(Double.isNaN(Performance.calmar(new double[] {-1}, 252)));
  }

  @Test
  void shouldRollTheSharpeRatio() {
    double[] returns = {0.1, -0.2, 0.3, 0.3};
    double[] rolling = Performance.rollingSharpe(returns, 2, 4);
    assertTrue(Double.isNaN(rolling[0]));
    assertEquals(-0.05 / Math.sqrt(0.045) * 2, rolling[1], 1e-12);
    assertEquals(0.05 / Math.sqrt(0.125) * 2, rolling[2], 1e-12);
    assertTrue(Double.isNaN(rolling[3]), "no risk");
    assertThrows(IllegalArgumentException.class, () -> Performance.rollingSharpe(returns, 1, 4));
  }
}
