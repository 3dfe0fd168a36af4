package io.slipstream.plugins.gradient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TrendStrengthTest {
  /**
   * Span 3, so alpha = 2 / 4; longest lookback 4. v = v + (r^2 - v) / 2, normalised n = r /
   * sqrt(v).
   *
   * <pre>
   * r     v         sqrt(v)    n          over 2      over 4      strength
   *  0.1  0.01      0.1         1
   * -0.1  0.01      0.1        -1
   *  0.2  0.025     0.158114    1.264911
   *  0.1  0.0175    0.132288    0.755929   2.020840    2.020840    4.041680
   * -0.2  0.02875   0.169558   -1.179536  -0.423607   -0.158696   -0.582303
   * </pre>
   */
  @Test
  void shouldGiveTheHandCheckedStrength() {
    double[] returns = {0.1, -0.1, 0.2, 0.1, -0.2};
    double[] volatilities = {0.1, 0.1, 0.158114, 0.132288, 0.169558};
    double[] strengths = {Double.NaN, Double.NaN, Double.NaN, 4.041680, -0.582303};
    TrendStrength trend = new TrendStrength(3, 4);
    double level = 0;
    trend.update(1);
    for (int i = 0; i < returns.length; i++) {
      level += returns[i];
      trend.update(StrictMath.exp(level));
      assertEquals(volatilities[i], trend.volatility(), 1e-6);
      assertEquals(strengths[i], trend.value(), 2e-6);
    }
  }

  @Test
  void shouldFindNoTrendWhereNothingMoves() {
    TrendStrength trend = new TrendStrength(3, 2);
    trend.update(5);
    trend.update(5);
    trend.update(5);
    assertEquals(0, trend.value());
    assertEquals(0, trend.volatility());
  }

  @Test
  void shouldGoOnFromItsState() {
    TrendStrength trend = new TrendStrength(5, 4);
    for (int i = 0; i < 9; i++) {
      trend.update(100 + i % 3);
    }
    TrendStrength later = new TrendStrength(5, 4);
    later.restore(trend.state());
    assertTrue(Math.abs(trend.value()) > 0);
    for (int i = 0; i < 9; i++) {
      trend.update(100 + i % 4);
      later.update(100 + i % 4);
      assertEquals(trend.value(), later.value());
    }
  }
}
