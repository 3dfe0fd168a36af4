package io.slipstream.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against SciPy 1.17 and, far out, mpmath. */
class DistributionsTest {
  private static final double RELATIVE = 2e-15;

  @ParameterizedTest
  @CsvSource({
    "-10, 7.619853024160526e-24",
    "-6, 9.865876450376946e-10",
    "-3, 0.0013498980316300933",
    "-1, 0.15865525393145707",
    "-0.3, 0.3820885778110474",
    "0, 0.5",
    "0.1, 0.539827837277029",
    "0.7, 0.758036347776927",
    "1.96, 0.9750021048517795",
    "4, 0.9999683287581669",
    "8, 0.9999999999999993"
  })
  void shouldKnowTheNormalDistribution(double z, double probability) {
    assertEquals(probability, NormalDistribution.cumulative(z), 1e-14 * probability);
  }

  @ParameterizedTest
  @CsvSource({
    "1e-300, -37.0470962993612",
    "1e-20, -9.262340089798409",
    "1e-10, -6.361340902404056",
    "1e-5, -4.264890793922825",
    "0.01, -2.3263478740408408",
    "0.025, -1.9599639845400545",
    "0.074, -1.4466320671589785",
    "0.076, -1.4325027208258116",
    "0.3, -0.5244005127080409",
    "0.5, 0",
    "0.9, 1.2815515655446004",
    "0.99, 2.3263478740408408"
  })
  void shouldInvertTheNormalDistribution(double probability, double z) {
    assertEquals(z, NormalDistribution.inverse(probability), RELATIVE * Math.abs(z));
  }

  @ParameterizedTest
  @CsvSource({
    "0.1, 1, 0.7518296340458492",
    "3.84, 1, 0.05004352124870519",
    "15.7576, 1, 7.199811299675453e-05",
    "5, 2, 0.0820849986238988",
    "7.5, 3, 0.0575584519726364",
    "11, 4, 0.026564014350016436",
    "20, 5, 0.0012497305630313773",
    "100, 7, 1.0787979671702833e-18",
    "0.001, 3, 0.9999915920809419",
    "0, 1, 1",
    "0, 2, 1"
  })
  void shouldKnowTheChiSquareDistribution(double x, int degreesOfFreedom, double survival) {
    assertEquals(survival, ChiSquareDistribution.survival(x, degreesOfFreedom), 1e-13 * survival);
  }

  @Test
  void shouldGoThereAndBack() {
    for (double p = 0.001; p < 1; p += 0.001) {
      assertEquals(p, NormalDistribution.cumulative(NormalDistribution.inverse(p)), 1e-15);
      for (int k = 1; k < 6; k++) {
        double critical = ChiSquareDistribution.inverse(p, k);
        assertEquals(1 - p, ChiSquareDistribution.survival(critical, k), 1e-14);
      }
    }
  }

  @Test
  void shouldAddUpToCertainty() {
    assertEquals(1, BinomialDistribution.cumulative(250, 250, 0.01), 1e-12);
    assertEquals(0.75, BinomialDistribution.cumulative(1, 2, 0.5), 1e-15);
    assertEquals(0.5, BinomialDistribution.cumulative(50_000, 100_001, 0.5), 1e-9);
  }
}
