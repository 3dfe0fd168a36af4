package io.slipstream.plugins.gradient;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class BasketTest {
  private static final double[] STRENGTHS = {3, 1, 2, -1, Double.NaN};
  private static final double[] VOLATILITIES = {0.01, 0.02, 0.04, 0.02, 0.01};

  /** 0.005 / 0.01 = 0.5 of the strongest, 0.005 / 0.02 = 0.25 of the weakest. */
  @Test
  void shouldHoldTheStrongestAgainstTheWeakest() {
    double[] weights = new Basket(1, 0.005, 1).weights(STRENGTHS, VOLATILITIES);
    assertArrayEquals(new double[] {0.5, 0, 0, -0.25, 0}, weights, 1e-12);
  }

  /** Each of two has 0.0025: 0.25 x 0.01 + 0.0625 x 0.04 = 0.125 x 0.02 + 0.125 x 0.02 = 0.005. */
  @Test
  void shouldGiveBothSidesTheSameDollarVolatility() {
    double[] weights = new Basket(2, 0.005, 1).weights(STRENGTHS, VOLATILITIES);
    assertArrayEquals(new double[] {0.25, -0.125, 0.0625, -0.125, 0}, weights, 1e-12);
  }

  /** Half of four: three on a side are not to be had. */
  @Test
  void shouldHaveAsManyOnBothSides() {
    double[] weights = new Basket(3, 0.005, 1).weights(STRENGTHS, VOLATILITIES);
    assertArrayEquals(new double[] {0.25, -0.125, 0.0625, -0.125, 0}, weights, 1e-12);
  }

  /** 0.75 gross at most 0.3: both sides by 0.4. */
  @Test
  void shouldShrinkBothSidesToTheGrossAllowed() {
    double[] weights = new Basket(1, 0.005, 0.3).weights(STRENGTHS, VOLATILITIES);
    assertArrayEquals(new double[] {0.2, 0, 0, -0.1, 0}, weights, 1e-12);
  }

  @Test
  void shouldHoldNothingOfOne() {
    double[] one = {2};
    double[] weights = new Basket(3, 0.005, 1).weights(one, new double[] {0.01});
    assertArrayEquals(new double[] {0}, weights);
  }
}
