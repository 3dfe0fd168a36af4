package io.slipstream.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two instruments by hand, and what must hold for any number of them. */
class PortfolioFormulasTest {
  /** Deviations 1 % and 2 %, correlation one half. */
  private static final CovarianceMatrix TWO =
      CovarianceMatrix.of(2, (i, j) -> i != j ? 1e-4 : i == 0 ? 1e-4 : 4e-4);

  private static final double Q = 2.3263478740408408;

  @Test
  void shouldTakeTwoPositionsApartAsByHand() {
    // e = (1000, -500): S e = (0.05, -0.1), e'S e = 100, deviation 10.
    RiskContributions parts = RiskContributions.of(new double[] {1000, -500}, TWO, 0.99);
    assertEquals(10 * Q, parts.total(), 1e-12);
    assertArrayEquals(new double[] {0.005 * Q, -0.01 * Q}, parts.marginal(), 1e-15);
    assertArrayEquals(new double[] {5 * Q, 5 * Q}, parts.component(), 1e-12);
    assertArrayEquals(new double[] {0, 0}, parts.incremental(), 1e-12);
    assertArrayEquals(new double[] {10 * Q, 10 * Q}, parts.standalone(), 1e-12);
  }

  @Test
  void shouldSumComponentsToTheTotal() {
    Random random = new Random(3);
    double[][] returns = new double[40][];
    for (int i = 0; i < returns.length; i++) {
      returns[i] = random.doubles(100, -0.03, 0.03).toArray();
    }
    CovarianceMatrix covariance = Covariances.sample(returns);
    double[] exposures = random.doubles(40, -1e6, 1e6).toArray();
    RiskContributions parts = RiskContributions.of(exposures, covariance, 0.975);
    double sum = 0;
    for (double component : parts.component()) {
      sum += component;
    }
    assertEquals(parts.total(), sum, 1e-9 * parts.total());
    double[] without = exposures.clone();
    without[7] = 0;
    assertEquals(
        parts.total() - RiskContributions.of(without, covariance, 0.975).total(),
        parts.incremental()[7],
        1e-9 * parts.total());
    double[] more = exposures.clone();
    more[7] += 1;
    assertEquals(
        RiskContributions.of(more, covariance, 0.975).total() - parts.total(),
        parts.marginal()[7],
        1e-6);
  }

  @Test
  void shouldFactorAMatrix() {
    CovarianceMatrix.Triangle triangle = TWO.cholesky();
    assertEquals(0.01, triangle.get(0, 0), 1e-17);
    assertEquals(0.01, triangle.get(1, 0), 1e-17);
    assertEquals(Math.sqrt(3e-4), triangle.get(1, 1), 1e-17);
    assertEquals(0, triangle.get(0, 1));
    CovarianceMatrix twins = CovarianceMatrix.of(2, (i, j) -> 4e-4);
    assertEquals(0, twins.cholesky().get(1, 1));
  }

  @Test
  void shouldSimulateTheSameTailEachTimeAndNearTheFormula() {
    double[] exposures = {1000, -500};
    TailRisk tail = MonteCarlo.tail(exposures, TWO, 0.99, 200_000, 11);
    assertEquals(tail, MonteCarlo.tail(exposures, TWO, 0.99, 200_000, 11));
    assertFalse(tail.equals(MonteCarlo.tail(exposures, TWO, 0.99, 200_000, 12)));
    // Five standard errors of the quantile: sqrt(p (1 - p) / n) / density.
    assertEquals(10 * Q, tail.valueAtRisk(), 5 * 10 * 0.0083);
    assertEquals(10 * 2.665214220345808, tail.expectedShortfall(), 0.5);
  }

  @Test
  void shouldMoveCorrelationsToOne() {
    double[] exposures = {1000, 500};
    assertEquals(20, Math.sqrt(TWO.towardsOne(1).variance(exposures)), 1e-12);
    assertEquals(
        Math.sqrt(100 + 100 + 2 * 0.75 * 100),
        Math.sqrt(TWO.towardsOne(0.5).variance(exposures)),
        1e-12);
    assertEquals(9 * TWO.variance(exposures), TWO.timesVolatility(3).variance(exposures), 1e-12);
  }

  @Test
  void shouldAddAColumnAsTimesDoes() {
    double[] product = TWO.times(new double[] {3, 4});
    TWO.addColumn(1, 2, product);
    assertArrayEquals(TWO.times(new double[] {3, 6}), product, 1e-18);
  }

  @Test
  void shouldMeasureBetaAndShrinkage() {
    double[] benchmark = {0.01, -0.02, 0.03, 0.005};
    double[] doubled = {0.021, -0.039, 0.061, 0.011};
    assertEquals(2, Covariances.beta(doubled, benchmark), 1e-12);
    Covariances.Shrunk shrunk = Covariances.ledoitWolf(new double[][] {benchmark, doubled});
    assertTrue(shrunk.shrinkage() > 0 && shrunk.shrinkage() <= 1);
    // Fewer returns than instruments: the sample is singular, the shrunk one is not.
    Random random = new Random(5);
    double[][] wide = new double[10][];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = random.doubles(5, -0.01, 0.01).toArray();
    }
    CovarianceMatrix.Triangle triangle = Covariances.ledoitWolf(wide).matrix().cholesky();
    for (int i = 0; i < wide.length; i++) {
      assertTrue(triangle.get(i, i) > 0);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1.118033988749895", "5, 1.4832396974191326", "10, 1.9621416870348583"})
  void shouldScaleByTheDaysItTakesToLeave(int days, double factor) {
    double squares = 0;
    for (int left = 1; left <= days; left++) {
      squares += (double) left * left / days / days;
    }
    assertEquals(Math.sqrt(squares), LiquidityCost.timeFactor(days), 1e-12);
    assertEquals(factor, LiquidityCost.timeFactor(days), 1e-12);
  }

  @Test
  void shouldCostHalfTheSpreadOfABadDay() {
    // 1,000,000 at a spread of 0.1 %, deviation 0.05 %, three deviations: 0.25 % / 2.
    assertEquals(1250, LiquidityCost.spread(-1e6, 0.001, 0.0005, 3), 1e-9);
    assertEquals(1, LiquidityCost.days(10, 1000, 0.1));
    assertEquals(2, LiquidityCost.days(-101, 1000, 0.1));
  }

  @Test
  void shouldKnowWhereTheCornishFisherExpansionHolds() {
    assertTrue(CornishFisher.isMonotone(0, 0.1));
    assertTrue(CornishFisher.isMonotone(-0.3, 2));
    assertFalse(CornishFisher.isMonotone(0, 9));
    assertFalse(CornishFisher.isMonotone(2, 1));
    assertEquals(-2.3, CornishFisher.quantile(-2.3, 0, 0));
  }
}
