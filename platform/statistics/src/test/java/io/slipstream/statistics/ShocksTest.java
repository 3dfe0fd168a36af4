package io.slipstream.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cases by hand: 1,000 long in A, 500 short in B, 200 long in C. */
class ShocksTest {
  private static final double[] E = {1000, -500, 200};

  /** Deviations 1 %, 2 %, 4 %; A and B correlate with one half, C with nothing. */
  private static final CovarianceMatrix S =
      CovarianceMatrix.of(
          3,
          (i, j) -> i == 2 && j == 2 ? 16e-4 : i == 2 ? 0 : i != j ? 1e-4 : i == 0 ? 1e-4 : 4e-4);

  @ParameterizedTest
  @CsvSource({
    "-0.10, -0.10, -0.10, -70",
    "0.10, 0.10, 0.10, 70",
    "-0.10, 0, 0, -100",
    "0, -0.10, 0, 50",
    "0, 0.25, -0.5, -225",
    "0, 0, 0, 0",
    "-1, 1, -1, -1700"
  })
  void shouldAddUpExposureTimesReturn(double a, double b, double c, double profit) {
    assertEquals(profit, Shocks.profit(E, new double[] {a, b, c}), 1e-12);
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 1, -0.1, -70", "0.5, 2, 0, -0.1, 50", "1.5, -1, 0.25, 0.02, 41"})
  void shouldMoveByBeta(double a, double b, double c, double factor, double profit) {
    double[] returns = Shocks.byFactor(new double[] {a, b, c}, factor);
    assertEquals(profit, Shocks.profit(E, returns), 1e-12);
  }

  @ParameterizedTest
  @CsvSource({"70, -0.1", "700, -1", "0, 0", "-35, 0.05"})
  void shouldFindTheUniformReturnThatLoses(double loss, double uniform) {
    assertEquals(uniform, Shocks.uniformToLose(E, loss), 1e-15);
  }

  @Test
  void shouldSayThatAHedgedPortfolioLosesNothingUniformly() {
    assertTrue(Double.isNaN(Shocks.uniformToLose(new double[] {5, -5}, 1)));
  }

  @Test
  void shouldFindTheMostLikelyReturnsByHand() {
    // S e = (0.05, -0.1, 0.32), e' S e = 50 + 50 + 64 = 164; deviation 12.806.
    Shocks.MostLikely likely = Shocks.mostLikelyToLose(E, S, 16.4);
    assertArrayEquals(new double[] {-0.005, 0.01, -0.032}, likely.returns(), 1e-15);
    assertEquals(16.4 / Math.sqrt(164), likely.deviations(), 1e-12);
    assertEquals(-16.4, Shocks.profit(E, likely.returns()), 1e-12);
  }

  @Test
  void shouldFindNoLikelierReturnsThatLoseAsMuch() {
    Random random = new Random(8);
    double[] best = Shocks.mostLikelyToLose(E, S, 30).returns();
    double least = mahalanobis(best);
    for (int i = 0; i < 10_000; i++) {
      double[] other = best.clone();
      int one = random.nextInt(3);
      int two = (one + 1 + random.nextInt(2)) % 3;
      double step = 0.01 * random.nextGaussian();
      other[one] += step / E[one];
      other[two] -= step / E[two];
      assertEquals(-30, Shocks.profit(E, other), 1e-9);
      assertTrue(mahalanobis(other) >= least - 1e-12);
    }
  }

  /** r' S^-1 r by the inverse of the two blocks: of A and B 1 / 3e-8 x (4e-4, -1e-4; ., 1e-4). */
  private static double mahalanobis(double[] r) {
    double pair = (4e-4 * r[0] * r[0] - 2e-4 * r[0] * r[1] + 1e-4 * r[1] * r[1]) / 3e-8;
    return pair + r[2] * r[2] / 16e-4;
  }

  @Test
  void shouldRiskNothingWithoutExposure() {
    Shocks.MostLikely likely = Shocks.mostLikelyToLose(new double[3], S, 10);
    assertTrue(Arrays.stream(likely.returns()).allMatch(r -> r == 0));
    assertEquals(Double.POSITIVE_INFINITY, likely.deviations());
    assertThrows(
        IllegalArgumentException.class, () -> Shocks.profit(E, new double[] {1, Double.NaN, 0}));
    assertThrows(IllegalArgumentException.class, () -> Shocks.profit(E, new double[] {1}));
  }
}
