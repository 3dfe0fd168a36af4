package io.slipstream.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class BoxSamplingTest {
  @Test
  void shouldPutOnePointIntoEveryStratum() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      int points = 1 + random.nextInt(200);
      int dimensions = 1 + random.nextInt(6);
      double[][] sample = BoxSampling.latinHypercube(points, dimensions, random.nextLong());
      for (int d = 0; d < dimensions; d++) {
        int[] held = new int[points];
        for (double[] point : sample) {
          assertTrue(point[d] > 0 && point[d] < 1);
          held[BoxSampling.index(point[d], points)]++;
        }
        assertTrue(Arrays.stream(held).allMatch(count -> count == 1), Arrays.toString(held));
      }
    }
  }

  /** The dimensions are shuffled apart: their ranks do not follow each other. */
  @Test
  void shouldNotTieTheDimensions() {
    double[][] sample = BoxSampling.latinHypercube(2000, 2, 3);
    double[][] columns = new double[2][2000];
    for (int i = 0; i < 2000; i++) {
      columns[0][i] = sample[i][0];
      columns[1][i] = sample[i][1];
    }
    CovarianceMatrix both = Covariances.sample(columns);
    assertEquals(0, both.get(0, 1) / both.deviation(0) / both.deviation(1), 0.06);
    assertEquals(1 / 12.0, both.get(0, 0), 0.001);
  }

  @Test
  void shouldSpreadUniformPoints() {
    double[][] sample = BoxSampling.uniform(20_000, 2, 11);
    int[] cells = new int[25];
    for (double[] point : sample) {
      cells[5 * BoxSampling.index(point[0], 5) + BoxSampling.index(point[1], 5)]++;
    }
    double statistic = 0;
    for (int cell : cells) {
      statistic += (cell - 800.0) * (cell - 800.0) / 800;
    }
    double p = ChiSquareDistribution.survival(statistic, 24);
    assertTrue(p > 0.001, "chi-square " + statistic + ", p " + p);
  }

  @Test
  void shouldRepeatASeed() {
    assertArrayEquals(
        BoxSampling.latinHypercube(20, 3, 1)[7], BoxSampling.latinHypercube(20, 3, 1)[7]);
    assertNotEquals(BoxSampling.uniform(1, 1, 1)[0][0], BoxSampling.uniform(1, 1, 2)[0][0]);
  }

  @Test
  void shouldDrawEveryNumberBelowABoundAlike() {
    SeededDraws draws = new SeededDraws(1);
    int[] seen = new int[7];
    for (int i = 0; i < 70_000; i++) {
      seen[draws.below(7)]++;
    }
    double statistic = 0;
    for (int count : seen) {
      statistic += (count - 10_000.0) * (count - 10_000.0) / 10_000;
    }
    assertTrue(ChiSquareDistribution.survival(statistic, 6) > 0.001, Arrays.toString(seen));
    assertEquals(0, draws.below(1));
    assertTrue(draws.below(Integer.MAX_VALUE) >= 0);
  }

  @Test
  void shouldMapTheBoxOnValues() {
    assertEquals(0, BoxSampling.index(0, 3));
    assertEquals(2, BoxSampling.index(1, 3));
    assertEquals(1, BoxSampling.index(0.5, 3));
    assertEquals(15, BoxSampling.between(0.5, 10, 20));
    assertRefused("coordinate = 1.1", () -> BoxSampling.index(1.1, 3));
    assertRefused("values = 0", () -> BoxSampling.index(1, 0));
    assertRefused("high = 1.0: at least low = 2.0", () -> BoxSampling.between(0, 2, 1));
    assertRefused("low = NaN", () -> BoxSampling.between(0, Double.NaN, 1));
    assertRefused("points = 0", () -> BoxSampling.uniform(0, 1, 1));
    assertRefused("dimensions = 0", () -> BoxSampling.latinHypercube(1, 0, 1));
  }

  private static void assertRefused(String message, Executable call) {
    String said = assertThrows(IllegalArgumentException.class, call).getMessage();
    assertEquals(message, said.contains(message) ? message : said);
  }
}
