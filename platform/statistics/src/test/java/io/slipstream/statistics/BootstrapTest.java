package io.slipstream.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.statistics.Bootstrap.Plan;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BootstrapTest {
  private static final double[] RETURNS = {0.01, -0.02, 0.03, 0.005, -0.01, 0.02, -0.03, 0.015};

  @Test
  void shouldBeTheSeriesItselfWhenTheBlockIsAllOfIt() {
    Plan plan = new Plan(Resampling.MOVING_BLOCK, 8, 3, 1);
    Bootstrap found = Bootstrap.ofReturns(RETURNS, 252, plan);
    double total = Performance.totalReturn(RETURNS);
    assertArrayEquals(new double[] {total, total, total}, found.finalReturn().sorted());
    assertEquals(Performance.maxDrawdown(RETURNS), found.maxDrawdown().quantile(0.5));
    assertEquals(Performance.sharpe(RETURNS, 252), found.sharpe().quantile(0));
  }

  @Test
  void shouldAddProfitsToTheCash() {
    Plan plan = new Plan(Resampling.MOVING_BLOCK, 4, 1, 1);
    Bootstrap found = Bootstrap.ofProfits(new double[] {50, -30, -60, 20}, 100, plan);
    assertEquals(-0.2, found.finalReturn().mean(), 1e-15);
    assertEquals(60 / 150.0 - 1, found.maxDrawdown().mean(), 1e-15);
    assertEquals(-5 / Math.sqrt(7300 / 3.0), found.sharpe().mean(), 1e-12);
  }

  @ParameterizedTest
  @EnumSource(Resampling.class)
  void shouldDrawBlocksOfNeighboursFromEverywhere(Resampling resampling) {
    int n = 50;
    int block = 5;
    int[] seen = new int[n];
    int jumps = 0;
    int[] rows = new int[n];
    SeededDraws draws = new SeededDraws(3);
    int rounds = 4000;
    for (int round = 0; round < rounds; round++) {
      resampling.fill(rows, block, draws);
      for (int i = 0; i < n; i++) {
        seen[rows[i]]++;
        boolean follows = i > 0 && rows[i] == (rows[i - 1] + 1) % n;
        jumps += follows ? 0 : 1;
        if (resampling == Resampling.MOVING_BLOCK && i % block != 0) {
          assertEquals(rows[i - 1] + 1, rows[i]);
        }
      }
    }
    boolean stationary = resampling == Resampling.STATIONARY;
    double expected = stationary ? 1 + 49 / 5.0 * (1 - 1 / 50.0) : 10 - 9 * 42 / 46.0 / 46;
    assertEquals(expected, (double) jumps / rounds, 0.1, "blocks that do not follow by chance");
    double least = Arrays.stream(seen).min().orElseThrow() / (double) rounds;
    double most = Arrays.stream(seen).max().orElseThrow() / (double) rounds;
    assertTrue(most < 1.25, "a row is drawn " + most + " times a path");
    assertTrue(least > (stationary ? 0.9 : 0.15), "only " + least);
  }

  /** Each figure of each path from the same rows, the obvious way. */
  @ParameterizedTest
  @EnumSource(Resampling.class)
  void shouldMeasureEveryPath(Resampling resampling) {
    int paths = 200;
    Bootstrap found = Bootstrap.ofReturns(RETURNS, 252, new Plan(resampling, 3, paths, 42));
    SeededDraws draws = new SeededDraws(42);
    double[] finals = new double[paths];
    double[] sharpes = new double[paths];
    int[] rows = new int[RETURNS.length];
    for (int p = 0; p < paths; p++) {
      resampling.fill(rows, 3, draws);
      double[] path = Arrays.stream(rows).mapToDouble(row -> RETURNS[row]).toArray();
      finals[p] = Performance.totalReturn(path);
      sharpes[p] = Performance.sharpe(path, 252);
    }
    assertArrayEquals(Distribution.of(finals).sorted(), found.finalReturn().sorted());
    assertArrayEquals(Distribution.of(sharpes).sorted(), found.sharpe().sorted());
  }

  /** Returns that run in the same direction: blocks keep it, single rows lose it. */
  @ParameterizedTest
  @EnumSource(Resampling.class)
  void shouldKeepWhatLiesInTheOrder(Resampling resampling) {
    Random random = new Random(12);
    double[] returns = new double[2000];
    for (int t = 1; t < returns.length; t++) {
      returns[t] = 0.8 * returns[t - 1] + 0.001 * random.nextGaussian();
    }
    double single = spread(returns, new Plan(resampling, 1, 1000, 5));
    double blocks = spread(returns, new Plan(resampling, 50, 1000, 5));
    assertEquals(3, blocks / single, 0.7, "sqrt((1 + 0.8) / (1 - 0.8)) = 3");
  }

  private static double spread(double[] returns, Plan plan) {
    return Bootstrap.ofReturns(returns, 1, plan).finalReturn().standardDeviation();
  }

  @Test
  void shouldRepeatASeed() {
    Plan plan = new Plan(Resampling.STATIONARY, 2, 50, 9);
    double[] first = Bootstrap.ofReturns(RETURNS, 1, plan).maxDrawdown().sorted();
    assertArrayEquals(first, Bootstrap.ofReturns(RETURNS, 1, plan).maxDrawdown().sorted());
    Plan other = new Plan(Resampling.STATIONARY, 2, 50, 10);
    double[] second = Bootstrap.ofReturns(RETURNS, 1, other).maxDrawdown().sorted();
    assertTrue(!Arrays.equals(first, second));
  }

  @Test
  void shouldLeaveOutPathsWithoutASharpeRatio() {
    double[] rare = {0, 0, 0, 0, 0.1};
    Bootstrap found = Bootstrap.ofReturns(rare, 1, new Plan(Resampling.STATIONARY, 1, 500, 2));
    int undefined = found.sharpe().undefined();
    assertEquals(500, undefined + found.sharpe().sorted().length);
    assertEquals(0.8 * 0.8 * 0.8 * 0.8 * 0.8, undefined / 500.0, 0.07);
    assertEquals(undefined / 500.0, 1 - share(found.finalReturn()), 1e-12);
  }

  private static double share(Distribution returns) {
    return 1 - returns.shareBelow(1e-9);
  }

  @Test
  void shouldDescribeADistribution() {
    Distribution three = Distribution.of(new double[] {3, Double.NaN, 1, 2});
    assertArrayEquals(new double[] {1, 2, 3}, three.sorted());
    assertEquals(1, three.undefined());
    assertEquals(Quantiles.linear(new double[] {3, 1, 2}, 0.3), three.quantile(0.3), 1e-15);
    assertEquals(3, three.quantile(1));
    assertEquals(1 / 3.0, three.shareBelow(2));
    assertEquals(1, three.shareBelow(9));
    assertEquals(1, three.standardDeviation());
    Distribution none = Distribution.of(new double[] {Double.NaN});
    assertTrue(Double.isNaN(none.quantile(0.5)) && Double.isNaN(none.shareBelow(1)));
  }

  @Test
  void shouldTakeTheCubeRootAsABlock() {
    assertEquals(10, Resampling.usualBlock(1000));
    assertEquals(1, Resampling.usualBlock(1));
    assertEquals(100, Resampling.usualBlock(1_000_000));
  }

  @ParameterizedTest
  @EnumSource(Resampling.class)
  void shouldDrawTheRowsOfOnePath(Resampling resampling) {
    int[] rows = resampling.draw(8, 3, 77);
    double[] path = Arrays.stream(rows).mapToDouble(row -> RETURNS[row]).toArray();
    Bootstrap found = Bootstrap.ofReturns(RETURNS, 1, new Plan(resampling, 3, 1, 77));
    assertEquals(Performance.totalReturn(path), found.finalReturn().mean());
    refused("length = 0: at least 1", () -> resampling.draw(0, 1, 1));
    refused("block = 9: 1 to the 8 values", () -> resampling.draw(8, 9, 1));
    refused("block = 0: 1 to the 8 values", () -> resampling.draw(8, 0, 1));
  }

  @Test
  void shouldRefuseWhatCannotBeDrawn() {
    Plan nine = new Plan(Resampling.MOVING_BLOCK, 9, 10, 1);
    refused("block = 9: 1 to the 8 values", () -> Bootstrap.ofReturns(RETURNS, 1, nine));
    refused("cash = 0.0: a finite number above", () -> Bootstrap.ofProfits(RETURNS, 0, nine));
    refused("periodsPerYear = NaN", () -> Bootstrap.ofReturns(RETURNS, Double.NaN, nine));
    refused("returns = 1 values", () -> Bootstrap.ofReturns(new double[1], 1, nine));
    refused("profits = 0 values", () -> Bootstrap.ofProfits(new double[0], 1, nine));
    refused("block = 0: at least 1", () -> new Plan(Resampling.STATIONARY, 0, 1, 1));
    refused("paths = 0: at least 1", () -> new Plan(Resampling.STATIONARY, 1, 0, 1));
    refused("probability = 2.0", () -> Distribution.of(RETURNS).quantile(2));
  }

  private static void refused(String message, Executable call) {
    String said = assertThrows(IllegalArgumentException.class, call).getMessage();
    assertEquals(message, said.contains(message) ? message : said);
  }
}
