package io.slipstream.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FactorRiskTest {
  /** Longley, Journal of the American Statistical Association 62 (1967); y first. */
  private static final double[][] LONGLEY = {
    {60323, 83.0, 234289, 2356, 1590, 107608, 1947},
    {61122, 88.5, 259426, 2325, 1456, 108632, 1948},
    {60171, 88.2, 258054, 3682, 1616, 109773, 1949},
    {61187, 89.5, 284599, 3351, 1650, 110929, 1950},
    {63221, 96.2, 328975, 2099, 3099, 112075, 1951},
    {63639, 98.1, 346999, 1932, 3594, 113270, 1952},
    {64989, 99.0, 365385, 1870, 3547, 115094, 1953},
    {63761, 100.0, 363112, 3578, 3350, 116219, 1954},
    {66019, 101.2, 397469, 2904, 3048, 117388, 1955},
    {67857, 104.6, 419180, 2822, 2857, 118734, 1956},
    {68169, 108.4, 442769, 2936, 2798, 120445, 1957},
    {66513, 110.8, 444546, 4681, 2637, 121950, 1958},
    {68655, 112.6, 482704, 3813, 2552, 123366, 1959},
    {69564, 114.2, 502601, 3931, 2514, 125368, 1960},
    {69331, 115.7, 518173, 4806, 2572, 127852, 1961},
    {70551, 116.9, 554894, 4007, 2827, 130081, 1962}
  };

  private static double[] column(int column) {
    return Arrays.stream(LONGLEY).mapToDouble(row -> row[column]).toArray();
  }

  private static void near(double[] expected, double[] actual, double relative) {
    assertEquals(expected.length, actual.length);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], Math.abs(expected[i]) * relative, "place " + i);
    }
  }

  /** NIST, Statistical Reference Datasets, Longley: certified values of higher difficulty. */
  @Tag("reference")
  @Test
  void shouldReproduceTheCertifiedRegression() {
    double[][] regressors = {column(1), column(2), column(3), column(4), column(5), column(6)};
    Regression fit = Regression.of(column(0), regressors);
    near(
        new double[] {
          -3482258.63459582,
          15.0618722713733,
          -0.358191792925910E-01,
          -2.02022980381683,
          -1.03322686717359,
          -0.511041056535807E-01,
          1829.15146461355
        },
        fit.coefficients(),
        1e-8);
    near(
        new double[] {
          890420.383607373,
          84.9149257747669,
          0.334910077722432E-01,
          0.488399681651699,
          0.214274163161675,
          0.226073200069370,
          455.478499142212
        },
        fit.standardErrors(),
        1e-8);
    assertEquals(0.995479004577296, fit.rSquared(), 1e-11);
    double[] residuals = fit.residuals();
    assertEquals(304.854073561965, Math.sqrt(CovarianceMatrix.dot(residuals, residuals) / 9), 1e-6);
  }

  @Test
  void shouldRefuseWhatCannotBeRegressed() {
    double[] values = {1, 2, 4, 3};
    double[] one = {1, 0, 2, 5};
    double[] twice = {2, 0, 4, 10};
    double[] still = {7, 7, 7, 7};
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> Regression.of(values, new double[][] {one, twice}))
            .getMessage();
    assertTrue(message.startsWith("regressors[1]"), message);
    assertThrows(
        IllegalArgumentException.class, () -> Regression.of(values, new double[][] {still}));
    assertThrows(
        IllegalArgumentException.class,
        () -> Regression.of(new double[] {1}, new double[][] {{1}}));
  }

  /** Two by two in closed form: eigenvalues 3 and 1 of [[2, 1], [1, 2]]. */
  @Test
  void shouldFindTheComponentsOfTwo() {
    PrincipalComponents two =
        PrincipalComponents.of(CovarianceMatrix.of(2, (i, j) -> i == j ? 2 : 1));
    assertArrayEquals(new double[] {3, 1}, two.variances(), 1e-14);
    double root = Math.sqrt(0.5);
    assertArrayEquals(new double[] {root, root}, two.loadings()[0], 1e-14);
    assertEquals(0, two.loadings()[1][0] + two.loadings()[1][1], 1e-14);
    assertTrue(two.loadings()[1][0] > 0 || two.loadings()[1][1] > 0);
  }

  /** The eigenvalues of Hilbert's matrix of order 5, by NumPy 2.4.6 {@code linalg.eigvalsh}. */
  @Tag("reference")
  @Test
  void shouldFindTheComponentsOfHilbertsMatrix() {
    PrincipalComponents found =
        PrincipalComponents.of(CovarianceMatrix.of(5, (i, j) -> 1.0 / (i + j + 1)));
    assertArrayEquals(HILBERT, found.variances(), 1e-15);
  }

  private static final double[] HILBERT = {
    1.5670506910982307,
    0.20853421861101346,
    0.011407491623419842,
    0.00030589804015117647,
    3.287928772175417e-06
  };

  private static double[][] returns(int series, int periods) {
    Random random = new Random(17);
    double[][] returns = new double[series][periods];
    for (int t = 0; t < periods; t++) {
      double common = random.nextGaussian() / 100;
      for (int i = 0; i < series; i++) {
        returns[i][t] = (1 + i % 3) * common + random.nextGaussian() / (50 + 10 * i);
      }
    }
    return returns;
  }

  @Test
  void shouldMakeComponentsThatDoNotCorrelateAndExplainAll() {
    double[][] returns = returns(8, 300);
    CovarianceMatrix covariance = Covariances.sample(returns);
    PrincipalComponents found = PrincipalComponents.of(covariance);
    double[][] components = new double[8][];
    Arrays.setAll(components, k -> found.returns(k, returns));
    CovarianceMatrix between = Covariances.sample(components);
    double all = 0;
    double own = 0;
    for (int k = 0; k < 8; k++) {
      assertEquals(found.variances()[k], between.get(k, k), 1e-15);
      all += found.variances()[k];
      own += covariance.get(k, k);
      for (int j = 0; j < k; j++) {
        assertEquals(0, between.get(k, j), 1e-16);
        assertTrue(found.variances()[k] <= found.variances()[j]);
      }
    }
    assertEquals(own, all, 1e-15);
  }

  private static double[] profits(double[] exposures, double[][] returns) {
    double[] profits = new double[returns[0].length];
    for (int i = 0; i < exposures.length; i++) {
      for (int t = 0; t < profits.length; t++) {
        profits[t] += exposures[i] * returns[i][t];
      }
    }
    return profits;
  }

  /** The same total by another way: from the instruments' covariance. */
  @Test
  void shouldSumToTheRiskOfThePositions() {
    double[][] returns = returns(6, 250);
    double[] exposures = {1000, -300, 0, 0, 250, 40};
    double[][] factors = {returns[2], returns[3]};
    FactorRisk risk = FactorRisk.of(profits(exposures, returns), factors, 0.99);
    double total = RiskContributions.of(exposures, Covariances.sample(returns), 0.99).total();
    assertEquals(total, risk.total(), 1e-10);
    assertEquals(total, Arrays.stream(risk.components()).sum() + risk.specific(), 1e-10);
    assertTrue(risk.specific() > 0 && risk.specific() < total);
  }

  /** Positions in the factors alone: their component value at risk, and nothing is left. */
  @Test
  void shouldGiveTheComponentsOfPositionsThatAreTheFactors() {
    double[][] returns = returns(3, 250);
    double[] exposures = {1000, -300, 250};
    FactorRisk risk = FactorRisk.of(profits(exposures, returns), returns, 0.99);
    RiskContributions parts = RiskContributions.of(exposures, Covariances.sample(returns), 0.99);
    assertArrayEquals(exposures, risk.exposures(), 1e-9);
    assertTrue(Double.isNaN(risk.tStatistics()[0]), "no noise to measure it by");
    assertArrayEquals(parts.component(), risk.components(), 1e-9);
    assertEquals(0, risk.specific(), 1e-9);
  }

  @Test
  void shouldSplitNothingOfWhatNeverMoves() {
    FactorRisk risk = FactorRisk.of(new double[50], returns(1, 50), 0.99);
    assertEquals(0, risk.total());
    assertArrayEquals(new double[1], risk.components(), 1e-12);
  }
}
