package io.slipstream.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every number of psr_dsr_published.json: as printed in the papers, and computed to 1e-9. */
@Tag("reference")
class OverfittingReferenceTest {
  private static JsonNode expected;

  @BeforeAll
  static void read() throws IOException {
    expected = ReferenceSeries.table("reference/overfitting/psr_dsr_published.json");
  }

  /** To the digits printed: within half a unit of the last one. */
  private static void published(String pointer, double actual) {
    JsonNode wanted = expected.at(pointer);
    assertTrue(wanted.isNumber(), pointer);
    int digits = wanted.asText().length() - wanted.asText().indexOf('.') - 1;
    assertEquals(wanted.asDouble(), actual, 0.5 * Math.pow(10, -digits), pointer);
  }

  private static void computed(String pointer, double actual) {
    JsonNode wanted = expected.at(pointer);
    assertTrue(wanted.isNumber(), pointer);
    assertEquals(wanted.asDouble(), actual, 1e-9 * wanted.asDouble(), pointer);
  }

  @Test
  void shouldMatchTheProbabilisticSharpeRatio() {
    double normal = SharpeSignificance.probabilistic(new SharpeEstimate(24, 0.458, 0, 3), 0);
    double skewed =
        SharpeSignificance.probabilistic(new SharpeEstimate(24, 0.458, -2.448, 10.164), 0);
    published("/psr_paper/published/PSR(0)_normal", normal);
    published("/psr_paper/published/PSR(0)_nonnormal", skewed);
    computed("/psr_paper/computed/normal", normal);
    computed("/psr_paper/computed/nonnormal", skewed);
  }

  @Test
  void shouldMatchTheMinimumTrackRecordLength() {
    published("/mintrl_paper/published_years/daily", years(250, 0, 3));
    published("/mintrl_paper/published_years/weekly", years(52, 0, 3));
    published("/mintrl_paper/published_years/monthly", years(12, 0, 3));
    published("/mintrl_paper/published_years/monthly_skew-0.72_kurt5.78", years(12, -0.72, 5.78));
    computed("/mintrl_paper/computed_years/daily_250", years(250, 0, 3));
    computed("/mintrl_paper/computed_years/weekly_52", years(52, 0, 3));
    computed("/mintrl_paper/computed_years/monthly_12", years(12, 0, 3));
    computed("/mintrl_paper/computed_years/monthly_nonnormal", years(12, -0.72, 5.78));
  }

  /** Annual ratio 2 against 1, at 95 %. */
  private static double years(int periods, double skewness, double kurtosis) {
    double root = Math.sqrt(periods);
    SharpeEstimate measured = new SharpeEstimate(100, 2 / root, skewness, kurtosis);
    return SharpeSignificance.minimumTrackRecord(measured, 1 / root, 0.95) / periods;
  }

  @Test
  void shouldMatchTheDeflatedSharpeRatio() {
    double daily = 2.5 / Math.sqrt(250);
    double variance = 0.5 / 250;
    SharpeEstimate skewed = new SharpeEstimate(1250, daily, -3, 10);
    SharpeEstimate normal = new SharpeEstimate(1250, daily, 0, 3);
    double luck = DeflatedSharpe.expectedMaximum(100, variance);
    double of100 = DeflatedSharpe.probability(skewed, 100, variance);
    double of46 = DeflatedSharpe.probability(skewed, 46, variance);
    double normalOf88 = DeflatedSharpe.probability(normal, 88, variance);
    published("/dsr_paper/published/SR0_daily_N100", luck);
    published("/dsr_paper/published/DSR_N100", of100);
    published("/dsr_paper/published/DSR_N46", of46);
    published("/dsr_paper/published/DSR_N88_normal", normalOf88);
    computed("/dsr_paper/computed/SR0_daily_N100", luck);
    computed("/dsr_paper/computed/DSR_N100", of100);
    computed("/dsr_paper/computed/DSR_N46", of46);
    computed("/dsr_paper/computed/DSR_N88_normal", normalOf88);
  }

  /** The paper: on five years no more than about 45 configurations, or 1 is expected by luck. */
  @Test
  void shouldMatchTheMinimumBacktestLength() {
    for (int trials : new int[] {7, 45, 100}) {
      double years = DeflatedSharpe.minimumBacktestYears(trials, 1);
      computed("/minbtl_paper/computed_years/" + trials, years);
      assertTrue(years < 2 * Math.log(trials), "the paper's upper bound 2 ln(N)");
    }
    assertTrue(DeflatedSharpe.minimumBacktestYears(45, 1) < 5);
    assertTrue(DeflatedSharpe.minimumBacktestYears(46, 1) > 5);
  }

  @Test
  void shouldHaveComparedEveryNumber() {
    int numbers = 0;
    for (JsonNode paper : expected) {
      for (JsonNode part : paper) {
        numbers += part.size();
      }
    }
    assertEquals(23, numbers);
  }
}
