package io.slipstream.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every number of var.json, to 1e-9 of its value where both use the same formula. */
@Tag("reference")
class VarReferenceTest {
  private static final double RELATIVE = 1e-9;

  private static JsonNode expected;
  private static double[] spy;

  @BeforeAll
  static void read() throws IOException {
    expected = ReferenceSeries.table("reference/risk/var.json");
    spy =
        ReferenceSeries.simpleReturns(
            ReferenceSeries.values(ReferenceSeries.adjustedCloses("spy")));
  }

  private static void same(JsonNode wanted, double actual) {
    assertTrue(wanted.isNumber(), "the reference has no such number");
    assertEquals(wanted.asDouble(), actual, RELATIVE * Math.abs(wanted.asDouble()));
  }

  private static TailRisk spy(VarMethod method, double level) {
    return method.at(level).of(spy);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.95, 0.99})
  void shouldMatchValueAtRiskAndShortfall(double level) {
    JsonNode wanted = expected.at("/SPY").get(String.valueOf(level));
    assertEquals(8, wanted.size());
    TailRisk historical = spy(VarMethod.HISTORICAL, level);
    same(wanted.get("historical_linear_interpolation_numpy"), historical.valueAtRisk());
    same(wanted.get("historical_ES_mean_of_returns_<=_percentile"), historical.expectedShortfall());
    same(
        wanted.get("historical_lower_order_statistic"),
        spy(VarMethod.HISTORICAL_LOWER, level).valueAtRisk());
    TailRisk gaussian = spy(VarMethod.GAUSSIAN, level);
    same(wanted.get("gaussian"), gaussian.valueAtRisk());
    same(wanted.get("gaussian_ES"), gaussian.expectedShortfall());
    TailRisk zeroMean = spy(VarMethod.GAUSSIAN_ZERO_MEAN, level);
    same(wanted.get("gaussian_zero_mean"), zeroMean.valueAtRisk());
    same(wanted.get("gaussian_10day_sqrt_time_zero_mean"), zeroMean.over(10).valueAtRisk());
    same(wanted.get("cornish_fisher"), spy(VarMethod.CORNISH_FISHER, level).valueAtRisk());
  }

  /** Not in the file: NumPy and SciPy on the same returns, the shortfall by quadrature. */
  @Test
  void shouldMatchWhatNumPyMakesOfTheSameReturns() {
    TailRisk filtered = spy(VarMethod.FILTERED_HISTORICAL, 0.99);
    assertEquals(0.02695731072116386, filtered.valueAtRisk(), 1e-12);
    assertEquals(0.03528909785577875, filtered.expectedShortfall(), 1e-12);
    double shortfall = spy(VarMethod.CORNISH_FISHER, 0.99).expectedShortfall();
    assertEquals(0.08849071132599484, shortfall, 1e-12);
  }

  /** QuantConnect's published table: gaussian over the last 252 returns, as profits. */
  @Test
  void shouldMatchTheTableOfLean() throws IOException {
    Path table = ReferenceSeries.file("reference/indicators/lean_tables/spy_valueatrisk.csv");
    List<String> lines = Files.readAllLines(table);
    double[] returns = new double[lines.size() - 2];
    TailEstimator at99 = VarMethod.GAUSSIAN.at(0.99);
    TailEstimator at95 = VarMethod.GAUSSIAN.at(0.95);
    TailEstimator at90 = VarMethod.GAUSSIAN.at(0.9);
    int compared = 0;
    for (int i = 0; i < returns.length; i++) {
      String[] cells = lines.get(i + 2).split(",", -1);
      returns[i] = Double.parseDouble(cells[6]);
      if (!cells[7].isEmpty()) {
        double[] last = Arrays.copyOfRange(returns, Math.max(0, i - 251), i + 1);
        assertEquals(Double.parseDouble(cells[7]), -at99.of(last).valueAtRisk(), 1e-12);
        assertEquals(Double.parseDouble(cells[8]), -at95.of(last).valueAtRisk(), 1e-12);
        assertEquals(Double.parseDouble(cells[9]), -at90.of(last).valueAtRisk(), 1e-12);
        compared++;
      }
    }
    assertEquals(5847, compared);
  }

  @Test
  void shouldMatchTheWeightedVolatility() {
    JsonNode wanted = expected.at("/SPY/ewma_0.94");
    double[] volatilities = Ewma.volatilities(spy, 0.94);
    same(wanted.get("vol_forecast_next_day"), volatilities[spy.length]);
    same(wanted.get("VaR99_next_day"), spy(VarMethod.EWMA, 0.99).valueAtRisk());
    JsonNode rows = wanted.get("vol_at_rows");
    assertEquals(6, rows.size());
    rows.fieldNames()
        .forEachRemaining(row -> same(rows.get(row), volatilities[Integer.parseInt(row)]));
  }

  @Test
  void shouldMatchTheMoments() {
    JsonNode wanted = expected.at("/SPY/moments");
    Moments moments = Moments.of(spy);
    assertEquals(wanted.get("n").asInt(), moments.count());
    same(wanted.get("mean"), moments.mean());
    same(wanted.get("std_ddof1"), moments.deviation());
    same(wanted.get("skew_biased"), moments.skewness());
    same(wanted.get("excess_kurtosis_biased"), moments.excessKurtosis());
    same(wanted.get("jarque_bera"), moments.jarqueBera());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void shouldMatchTheBacktests(int row) {
    JsonNode wanted = expected.get("SPY_backtests").get(row);
    VarBacktest test =
        VarBacktest.run(
            spy,
            VarMethod.parse(wanted.get("model").asText()),
            wanted.get("confidence").asDouble(),
            wanted.get("window").asInt());
    assertEquals(wanted.get("T").asInt(), test.days());
    assertEquals(wanted.get("exceptions").asInt(), test.exceptions());
    same(wanted.get("rate"), test.rate());
    same(wanted.get("kupiec_LR"), test.kupiec().statistic());
    same(wanted.get("kupiec_p"), test.kupiec().pValue());
    same(wanted.get("christoffersen_independence_LR"), test.independence().statistic());
    same(wanted.get("christoffersen_p"), test.independence().pValue());
    same(wanted.get("conditional_coverage_LR"), test.conditional().statistic());
    same(wanted.get("conditional_coverage_p"), test.conditional().pValue());
    same(wanted.at("/transitions/0/0"), test.transitions().quietQuiet());
    same(wanted.at("/transitions/0/1"), test.transitions().quietException());
    same(wanted.at("/transitions/1/0"), test.transitions().exceptionQuiet());
    same(wanted.at("/transitions/1/1"), test.transitions().exceptionException());
    assertEquals(wanted.get("last_250_exceptions").asInt(), test.lastExceptions());
    assertEquals(wanted.get("basel_zone_last_250").asText(), String.valueOf((Object) test.zone()));
    same(wanted.get("first_VaR"), test.forecasts()[0]);
    same(wanted.get("last_VaR"), test.forecasts()[test.days() - 1]);
  }

  @Test
  void shouldMatchTheCriticalValues() {
    JsonNode wanted = expected.at("/tables/chi2_critical");
    assertEquals(5, wanted.size());
    wanted
        .fieldNames()
        .forEachRemaining(
            name -> {
              int degreesOfFreedom = name.charAt(2) - '0';
              double level = Integer.parseInt(name.substring(4)) / 100.0;
              same(wanted.get(name), ChiSquareDistribution.inverse(level, degreesOfFreedom));
            });
  }

  /** The table says "N below 7" for 1 % of 255 days; the ratio itself refuses N = 0 (5.13). */
  @Test
  void shouldMatchKupiecsNonRejectionRegions() {
    JsonNode table =
        expected.at("/tables/kupiec_1995_nonrejection_95pct_published (N strictly between)");
    int regions = 0;
    for (String p : List.of("0.01", "0.025", "0.05", "0.075", "0.1")) {
      for (int days : new int[] {255, 510, 1000}) {
        String region = table.get(p).get(String.valueOf(days)).asText();
        String[] ends = region.split("<", -1);
        int above = ends.length == 3 ? Integer.parseInt(ends[0]) : -1;
        int below = Integer.parseInt(ends[ends.length - 1]);
        for (int n = 0; n <= days; n++) {
          boolean kept = !Coverage.kupiec(days, n, 1 - Double.parseDouble(p)).isRejected(0.95);
          boolean knownGap = n == 0 && above < 0;
          assertEquals(n > above && n < below && !knownGap, kept, p + " " + days + " " + n);
        }
        regions++;
      }
    }
    assertEquals(15, regions);
    assertEquals(5.13, Coverage.kupiec(255, 0, 0.99).statistic(), 0.005);
  }

  @Test
  void shouldMatchTheBaselTable() {
    JsonNode table = expected.at("/tables/basel_1996_cumulative_probability_pct (250 obs, 99%)");
    for (int n = 0; n <= 10; n++) {
      String row = String.valueOf(n);
      double percent = 100 * BaselZone.cumulativeProbability(n);
      same(table.get("computed").get(row), percent);
      assertEquals(table.get("published").get(row).asDouble(), percent, 0.0051);
      BaselZone zone = n <= 4 ? BaselZone.GREEN : n <= 9 ? BaselZone.YELLOW : BaselZone.RED;
      assertEquals(zone, BaselZone.of(n));
      JsonNode plus = table.get("plus_factor").get(n == 10 ? "10+" : row);
      assertEquals(plus == null ? 0 : plus.asDouble(), BaselZone.plusFactor(n));
    }
    assertEquals(BaselZone.RED, BaselZone.of(250));
  }
}
