package io.slipstream.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantilesTest {
  private static final double[] FIVE = {30, 10, 50, 20, 40};

  @ParameterizedTest
  @CsvSource({"0, 10, 10", "0.25, 20, 20", "0.3, 22, 20", "0.99, 49.6, 40", "1, 50, 50"})
  void shouldInterpolateOrTakeTheLower(double probability, double linear, double lower) {
    assertEquals(linear, Quantiles.linear(FIVE, probability), 1e-12);
    assertEquals(lower, Quantiles.lower(FIVE, probability));
  }

  @Test
  void shouldNotMissAWholePositionByRounding() {
    double[] values = new double[101];
    Arrays.setAll(values, i -> i);
    assertEquals(10, Quantiles.lower(values, 1 - 0.9));
    assertEquals(1, Quantiles.lower(values, 1 - 0.99));
  }

  @Test
  void shouldSelectAsASortDoes() {
    Random random = new Random(7);
    for (int round = 0; round < 2000; round++) {
      int n = 1 + random.nextInt(200);
      int kinds = 1 + random.nextInt(n);
      double[] values = random.ints(n, 0, kinds).asDoubleStream().toArray();
      double[] sorted = values.clone();
      Arrays.sort(sorted);
      int rank = random.nextInt(n);
      assertEquals(sorted[rank], Quantiles.select(values, rank));
      Arrays.sort(values);
      assertEquals(Arrays.toString(sorted), Arrays.toString(values));
    }
  }

  @Test
  void shouldStandOrderedAndEqualValues() {
    double[] falling = new double[10_000];
    Arrays.setAll(falling, i -> -i);
    assertEquals(-9999 + 100, Quantiles.select(falling, 100));
    assertEquals(3, Quantiles.linear(new double[] {3, 3, 3, 3}, 0.4));
  }
}
