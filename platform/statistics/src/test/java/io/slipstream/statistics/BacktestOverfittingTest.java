package io.slipstream.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BacktestOverfittingTest {
  /**
   * Three trials, a row a block. The ratio of two rows a and b is (a + b) / |a - b| / sqrt(2); by
   * hand, times sqrt(2), for the rows 01, 02, 12, 03, 13, 23: the first trial 2, 5, 3, 7, 5/3, 3;
   * the second 3, 5/3, 3, -5/7, -1/2, -1/5; the third 1/3, 3, 0, 5, 1/2, 2.
   */
  @Test
  void shouldGiveWhatAHandFinds() {
    double[][] returns = {{3, 1, 2, 4}, {1, 2, 4, -6}, {2, -1, 1, 3}};
    BacktestOverfitting found = BacktestOverfitting.of(returns, 4);
    double[] ranks = {1, 3, 3, 2.5, 3, 2};
    double[] logits = Arrays.stream(ranks).map(r -> Math.log(r / (4 - r))).toArray();
    assertArrayEquals(logits, found.logits(), 1e-15);
    double[] inside = {3, 5, 3, 7, 5 / 3.0, 3};
    double[] outside = {-0.2, 5 / 3.0, 7, 3, 5, 2};
    double root = Math.sqrt(2);
    assertArrayEquals(Arrays.stream(inside).map(x -> x / root).toArray(), found.inSample(), 1e-14);
    assertArrayEquals(
        Arrays.stream(outside).map(x -> x / root).toArray(), found.outOfSample(), 1e-14);
    assertEquals(2 / 6.0, found.probability());
    assertEquals(1 / 6.0, found.probabilityOfLoss());
    assertEquals(-4614 / 14700.0, found.slope(), 1e-14);
    double meanIn = 34 / 9.0 / root;
    double meanOut = 277 / 90.0 / root;
    assertEquals(meanOut + 4614 / 14700.0 * meanIn, found.intercept(), 1e-14);
  }

  @Test
  void shouldTakeTheFirstOfEqualTrialsAndShareRanks() {
    double[] one = {1, 2, -1, 3, 0.5, 2};
    BacktestOverfitting found = BacktestOverfitting.of(new double[][] {one, one, one}, 2);
    assertArrayEquals(new double[] {0, 0}, found.logits());
    assertEquals(1, found.probability());
  }

  @Test
  void shouldTakeATrialWithoutATradeAsZero() {
    double[] idle = new double[8];
    double[] losing = {-1, -2, -1, -2, -1, -2, -1, -2};
    BacktestOverfitting found = BacktestOverfitting.of(new double[][] {losing, idle}, 4);
    assertEquals(0, found.probability());
    assertArrayEquals(new double[6], found.inSample());
    assertTrue(Double.isNaN(found.slope()));
    assertTrue(Double.isNaN(found.intercept()));
  }

  /** The same, the slow and obvious way. */
  @ParameterizedTest
  @ValueSource(ints = {2, 4, 6, 8})
  void shouldEqualItsSlowTwin(int blocks) {
    Random random = new Random(blocks);
    for (int round = 0; round < 20; round++) {
      double[][] returns = noise(random, 2 + random.nextInt(12), 4 + blocks + random.nextInt(60));
      if (round % 3 == 0) {
        Arrays.fill(returns[0], 0, returns[0].length / 2, 0);
        returns[1] = returns[0].clone();
      }
      BacktestOverfitting fast = BacktestOverfitting.of(returns, blocks);
      List<double[]> slow = new ArrayList<>();
      for (int mask = 0; mask < 1 << blocks; mask++) {
        if (Integer.bitCount(mask) == blocks / 2) {
          slow.add(choice(returns, blocks, mask));
        }
      }
      assertEquals(slow.size(), fast.logits().length);
      int overfit = 0;
      for (int i = 0; i < slow.size(); i++) {
        assertEquals(slow.get(i)[0], fast.logits()[i], 1e-12);
        assertEquals(slow.get(i)[1], fast.inSample()[i], 1e-9);
        assertEquals(slow.get(i)[2], fast.outOfSample()[i], 1e-9);
        overfit += slow.get(i)[0] <= 0 ? 1 : 0;
      }
      assertEquals((double) overfit / slow.size(), fast.probability());
    }
  }

  private static double[] choice(double[][] returns, int blocks, int mask) {
    double[] inside = new double[returns.length];
    double[] outside = new double[returns.length];
    for (int i = 0; i < returns.length; i++) {
      inside[i] = sharpe(rows(returns[i], blocks, mask));
      outside[i] = sharpe(rows(returns[i], blocks, ~mask));
    }
    int best = 0;
    for (int i = 0; i < inside.length; i++) {
      best = inside[i] > inside[best] + 1e-12 ? i : best;
    }
    double rank = 0.5;
    for (double other : outside) {
      double above = outside[best] - other;
      rank += above > 1e-12 ? 1 : above < -1e-12 ? 0 : 0.5;
    }
    double omega = rank / (returns.length + 1);
    return new double[] {Math.log(omega / (1 - omega)), inside[best], outside[best]};
  }

  private static double sharpe(double[] returns) {
    double sharpe = Performance.sharpe(returns, 1);
    return Double.isNaN(sharpe) ? 0 : sharpe;
  }

  private static double[] rows(double[] series, int blocks, int mask) {
    List<Double> rows = new ArrayList<>();
    int row = 0;
    for (int block = 0; block < blocks; block++) {
      int size = series.length / blocks + (block < series.length % blocks ? 1 : 0);
      for (int i = 0; i < size; i++, row++) {
        if ((mask & 1 << block) != 0) {
          rows.add(series[row]);
        }
      }
    }
    return rows.stream().mapToDouble(Double::doubleValue).toArray();
  }

  static double[][] noise(Random random, int trials, int rows) {
    double[][] returns = new double[trials][rows];
    for (double[] trial : returns) {
      for (int t = 0; t < rows; t++) {
        trial[t] = 0.01 * random.nextGaussian();
      }
    }
    return returns;
  }

  @Test
  void shouldHaveAsManyChoicesAsThePaper() {
    BacktestOverfitting found = BacktestOverfitting.of(noise(new Random(1), 3, 64), 16);
    assertEquals(12_870, found.logits().length);
  }
}
