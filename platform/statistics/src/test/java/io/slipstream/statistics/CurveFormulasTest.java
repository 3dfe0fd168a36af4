package io.slipstream.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class CurveFormulasTest {
  private static final double NONE = Double.NaN;

  private static long[] times(String... texts) {
    return Arrays.stream(texts)
        .mapToLong(text -> Instant.parse(text).getEpochSecond() * 1_000_000_000L)
        .toArray();
  }

  @Test
  void shouldCloseADayAtMidnight() {
    long[] times =
        times(
            "2023-12-31T00:00:00Z",
            "2023-12-31T12:00:00Z",
            "2024-01-01T00:00:00Z",
            "2024-01-01T00:00:01Z",
            "2024-02-01T00:00:00Z",
            "2024-04-02T09:30:00Z");
    double[] equity = {100, 90, 110, 120, 132, 66};
    assertEquals(
        List.of(
            new CalendarPeriod.Return(LocalDate.of(2023, 12, 1), 1.1 - 1),
            new CalendarPeriod.Return(LocalDate.of(2024, 1, 1), 1.2 - 1),
            new CalendarPeriod.Return(LocalDate.of(2024, 4, 1), 0.5 - 1)),
        rounded(CalendarPeriod.MONTH.returns(times, equity)));
    assertEquals(4, CalendarPeriod.DAY.returns(times, equity).size());
    assertEquals(
        List.of(
            new CalendarPeriod.Return(LocalDate.of(2023, 1, 1), 1.1 - 1),
            new CalendarPeriod.Return(LocalDate.of(2024, 1, 1), 0.6 - 1)),
        rounded(CalendarPeriod.YEAR.returns(times, equity)));
  }

  private static List<CalendarPeriod.Return> rounded(List<CalendarPeriod.Return> returns) {
    return returns.stream()
        .map(r -> new CalendarPeriod.Return(r.first(), Math.rint(r.value() * 100) / 100))
        .map(r -> new CalendarPeriod.Return(r.first(), 1 + r.value() - 1))
        .toList();
  }

  @Test
  void shouldHaveNoReturnWithoutTwoPoints() {
    assertEquals(List.of(), CalendarPeriod.DAY.returns(new long[0], new double[0]));
    assertEquals(List.of(), CalendarPeriod.DAY.returns(new long[1], new double[1]));
    double[] broke = {-5, 10};
    assertTrue(Double.isNaN(CalendarPeriod.DAY.returns(new long[] {1, 2}, broke).get(0).value()));
  }

  /** Whatever the period, the returns multiply up to the whole. */
  @Test
  void shouldMultiplyUpToTheWhole() {
    Random random = new Random(1);
    long[] times = new long[3000];
    double[] equity = new double[3000];
    equity[0] = 1;
    for (int i = 1; i < times.length; i++) {
      times[i] = times[i - 1] + 1 + (long) (random.nextDouble() * 4e14);
      equity[i] = equity[i - 1] * (0.99 + 0.02 * random.nextDouble());
    }
    for (CalendarPeriod period : CalendarPeriod.values()) {
      double growth = 1;
      LocalDate last = LocalDate.MIN;
      for (CalendarPeriod.Return each : period.returns(times, equity)) {
        growth *= 1 + each.value();
        assertTrue(each.first().isAfter(last));
        last = each.first();
      }
      assertEquals(equity[2999], growth, 1e-9);
    }
  }

  @Test
  void shouldMeasureHowDeepAndHowLong() {
    double[] equity = {100, 120, 90, 120, 110, 60, 90, 119, 120, 130, 129};
    assertEquals(new Drawdowns(-0.5, 3, 5, 8, 4), Drawdowns.of(equity));
    assertArrayEquals(
        new double[] {0, 0, -0.25, 0}, Arrays.copyOf(Drawdowns.series(equity), 4), 1e-15);
    assertEquals(new Drawdowns(-0.5, 0, 1, -1, 2), Drawdowns.of(new double[] {2, 1, 1.5}));
    assertEquals(new Drawdowns(0, 0, 0, -1, 0), Drawdowns.of(new double[] {1, 1, 2}));
  }

  @Test
  void shouldCorrelateWhatTwoSeriesHaveInCommon() {
    double[] up = {1, 2, 3, NONE, 7};
    double[] down = {3, NONE, 1, 5, -3};
    double[] flat = {4, 4, 4, 4, 4};
    double[] alone = {NONE, 1, NONE, 2, NONE};
    double[][] matrix = Correlations.pairwise(new double[][] {up, down, flat, alone});
    assertEquals(-1, matrix[0][1], 1e-15);
    assertEquals(-1, matrix[1][0], 1e-15);
    assertEquals(1, matrix[3][3]);
    assertTrue(Double.isNaN(matrix[2][2]) && Double.isNaN(matrix[0][2]));
    assertTrue(Double.isNaN(matrix[0][3]), "one row in common");
  }

  @Test
  void shouldContributeUpToTheWhole() {
    Random random = new Random(3);
    double[][] profits = new double[4][300];
    double[] whole = new double[300];
    for (double[] part : profits) {
      for (int t = 0; t < 300; t++) {
        part[t] = random.nextGaussian();
        whole[t] += part[t];
      }
    }
    Contributions found = Contributions.of(profits, 1000);
    double total = Performance.mean(whole) * 300 / 1000;
    assertEquals(total, Arrays.stream(found.ofReturn()).sum(), 1e-12);
    assertEquals(1, Arrays.stream(found.ofVariance()).sum(), 1e-12);
    double[][] hedged = {{2, -2, 4}, {-1, 1, -2}, {0, 0, 0}};
    assertArrayEquals(new double[] {2, -1, 0}, Contributions.of(hedged, 1).ofVariance(), 1e-12);
    assertArrayEquals(new double[] {4, -2, 0}, Contributions.of(hedged, 1).ofReturn());
    double[] still = Contributions.of(new double[][] {{1, -1}, {-1, 1}}, 1).ofVariance();
    assertTrue(Double.isNaN(still[0]));
  }

  @Test
  void shouldCompareWithABenchmark() {
    double[] market = {0.01, -0.02, 0.03};
    double[] twice = {0.03, -0.03, 0.07};
    BenchmarkComparison both = BenchmarkComparison.of(twice, market, 12);
    assertEquals(2, both.beta(), 1e-12);
    assertEquals(Math.pow(1.01, 12) - 1, both.alpha(), 1e-12);
    assertEquals(1, both.correlation(), 1e-12);
    BenchmarkComparison none = BenchmarkComparison.of(market, new double[3], 12);
    assertTrue(Double.isNaN(none.beta()) && Double.isNaN(none.correlation()));
    assertEquals(Performance.sharpe(market, 12), none.informationRatio(), 1e-12);
  }

  @Test
  void shouldMeasureTheTimeInTheMarket() {
    Exposure found = Exposure.of(new double[] {0, 50, 150, 10}, new double[] {100, 100, 100, -5});
    assertEquals(new Exposure(0.75, 2 / 3.0, 1.5), found);
  }

  @Test
  void shouldRefuseWhatIsNoCurve() {
    refused("equity[0] = 0.0: a finite", () -> Drawdowns.of(new double[] {0, 1}));
    refused("equity = 0 values", () -> Drawdowns.series(new double[0]));
    refused("equity[1] = NaN", () -> Drawdowns.of(new double[] {1, NONE}));
    refused("times = 1 values: equity has 2", () -> days(new long[1], new double[2]));
    refused("times[1] = 5: above 5", () -> days(new long[] {5, 5}, new double[2]));
    refused("parts = 0: at least 1", () -> Contributions.of(new double[0][], 1));
    refused("equity = -1.0: a finite", () -> Contributions.of(new double[1][2], -1));
    refused("series = 0: at least 1", () -> Correlations.pairwise(new double[0][]));
    refused(
        "returns[1] = 2 values: returns[0] has 3",
        () -> Correlations.pairwise(new double[][] {new double[3], new double[2]}));
    refused(
        "returns[0][0] = Infinity: a finite number or NaN",
        () -> Correlations.pairwise(new double[][] {{Double.POSITIVE_INFINITY}}));
    refused("returns[0] = 1 values", () -> compare(new double[1], new double[1]));
    refused("returns[1] = 2 values: returns[0]", () -> compare(new double[3], new double[2]));
    refused("gross[0] = -1.0: zero or above", () -> Exposure.of(new double[] {-1}, new double[1]));
    refused("equity = 2 values: gross has 1", () -> Exposure.of(new double[1], new double[2]));
  }

  private static void days(long[] times, double[] equity) {
    CalendarPeriod.DAY.returns(times, equity);
  }

  private static void compare(double[] returns, double[] benchmark) {
    BenchmarkComparison.of(returns, benchmark, 252);
  }

  private static void refused(String message, Executable call) {
    String said = assertThrows(IllegalArgumentException.class, call).getMessage();
    assertEquals(message, said.contains(message) ? message : said);
  }
}
