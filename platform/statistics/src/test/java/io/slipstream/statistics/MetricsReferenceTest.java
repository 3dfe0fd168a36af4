package io.slipstream.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The tables of reference/metrics where they have a measure of ours: to 1e-9 of the value on real
 * series, to 1e-8 or the digits given on empyrical's own cases.
 */
@Tag("reference")
class MetricsReferenceTest {
  private static final double RELATIVE = 1e-9;
  private static final long DAY = 86_400_000_000_000L;
  private static final Map<String, Double> PERIODS =
      Map.of("daily", 252.0, "weekly", 52.0, "monthly", 12.0, "quarterly", 4.0, "yearly", 1.0);

  private static void same(JsonNode wanted, double actual) {
    assertTrue(wanted.isNumber(), "the reference has no such number");
    assertEquals(wanted.asDouble(), actual, RELATIVE * Math.abs(wanted.asDouble()));
  }

  private static void common(JsonNode wanted, double[] closes) {
    double[] returns = ReferenceSeries.simpleReturns(closes);
    double total = Performance.totalReturn(returns);
    assertEquals(wanted.get("n").asInt(), returns.length);
    same(wanted.get("total_return"), total);
    same(wanted.get("cagr"), Performance.cagr(total, returns.length / 252.0));
    same(wanted.get("mean"), Performance.mean(returns));
    same(wanted.get("std_ddof1"), Performance.standardDeviation(returns));
    same(wanted.get("annual_volatility"), Performance.annualVolatility(returns, 252));
    same(wanted.get("sharpe"), Performance.sharpe(returns, 252));
    same(wanted.get("sortino"), Performance.sortino(returns, 252));
    same(wanted.get("max_drawdown"), Performance.maxDrawdown(returns));
    same(wanted.get("calmar"), Performance.calmar(returns, 252));
    Moments moments = Moments.of(returns);
    same(wanted.get("skew_biased"), moments.skewness());
    same(wanted.get("kurtosis_excess_biased"), moments.excessKurtosis());
    Drawdowns deepest = Drawdowns.of(closes);
    same(wanted.get("max_drawdown"), deepest.depth());
    assertEquals(wanted.get("max_dd_peak_index").asInt(), deepest.peak() - 1);
    assertEquals(wanted.get("max_dd_trough_index").asInt(), deepest.trough() - 1);
    assertEquals(wanted.get("max_dd_recovery_index").asInt(), deepest.recovery() - 1);
    assertEquals(wanted.get("longest_underwater_bars").asInt(), deepest.longestUnderWater());
  }

  @Test
  void shouldMatchOnGoogle() throws IOException {
    JsonNode wanted = ReferenceSeries.table("reference/metrics/metrics_real_series.json");
    wanted = wanted.get("GOOG_close");
    NavigableMap<String, Double> closes = ReferenceSeries.googleCloses();
    common(wanted, ReferenceSeries.values(closes));
    List<String> days = List.copyOf(closes.keySet());
    double[] returns = ReferenceSeries.simpleReturns(ReferenceSeries.values(closes));
    double[] rolling = Performance.rollingSharpe(returns, 126, 252);
    JsonNode rows = wanted.get("rolling_sharpe_126_every_250th");
    assertEquals(9, rows.size());
    for (Map.Entry<String, JsonNode> row : rows.properties()) {
      same(row.getValue(), rolling[days.indexOf(row.getKey()) - 1]);
    }
  }

  @Test
  void shouldMatchTheCalendarOnGoogle() throws IOException {
    JsonNode wanted = ReferenceSeries.table("reference/metrics/metrics_real_series.json");
    wanted = wanted.get("GOOG_close");
    NavigableMap<String, Double> closes = ReferenceSeries.googleCloses();
    long[] times = closes.keySet().stream().mapToLong(MetricsReferenceTest::evening).toArray();
    double[] values = ReferenceSeries.values(closes);
    JsonNode years = wanted.get("calendar_year_returns");
    List<CalendarPeriod.Return> byYear = CalendarPeriod.YEAR.returns(times, values);
    assertEquals(years.size(), byYear.size());
    for (CalendarPeriod.Return year : byYear) {
      same(years.get(String.valueOf(year.first().getYear())), year.value());
    }
    CalendarPeriod.Return best = new CalendarPeriod.Return(LocalDate.EPOCH, -1);
    for (CalendarPeriod.Return month : CalendarPeriod.MONTH.returns(times, values)) {
      best = month.value() > best.value() ? month : best;
    }
    same(wanted.get("best_month_return"), best.value());
    assertEquals(wanted.get("best_month").get(0).asInt(), best.first().getYear());
    assertEquals(wanted.get("best_month").get(1).asInt(), best.first().getMonthValue());
  }

  /** The end of that day in UTC. */
  private static long evening(String day) {
    return (LocalDate.parse(day).toEpochDay() + 1) * DAY;
  }

  @Test
  void shouldMatchAppleBesideTheMarket() throws IOException {
    JsonNode wanted = ReferenceSeries.table("reference/metrics/metrics_real_series.json");
    wanted = wanted.get("AAPL_adj_vs_SPY_adj");
    NavigableMap<String, Double> apple = new TreeMap<>(ReferenceSeries.adjustedCloses("aapl"));
    NavigableMap<String, Double> market = new TreeMap<>(ReferenceSeries.adjustedCloses("spy"));
    apple.keySet().retainAll(market.keySet());
    market.keySet().retainAll(apple.keySet());
    common(wanted, ReferenceSeries.values(apple));
    double[] returns = ReferenceSeries.simpleReturns(ReferenceSeries.values(apple));
    double[] benchmark = ReferenceSeries.simpleReturns(ReferenceSeries.values(market));
    BenchmarkComparison both = BenchmarkComparison.of(returns, benchmark, 252);
    same(wanted.get("beta"), both.beta());
    same(wanted.get("alpha_annual_compounded_(1+a)^A-1"), both.alpha());
    same(wanted.get("correlation"), both.correlation());
    same(wanted.get("tracking_error_annual"), both.trackingError());
    same(wanted.get("information_ratio_annual"), both.informationRatio());
    double[][] matrix = Correlations.pairwise(new double[][] {returns, benchmark});
    same(wanted.get("correlation"), matrix[0][1]);
  }

  /** Every case of a measure of ours, but risk-free rates, that we do not have. */
  @Test
  void shouldMatchTheCasesOfEmpyrical() throws IOException {
    JsonNode table = ReferenceSeries.table("reference/metrics/empyrical_unit_cases.json");
    int compared = 0;
    for (JsonNode row : table.get("cases")) {
      JsonNode args = row.get("args");
      JsonNode series = args.has("returns") ? series(table, args.get("returns")) : null;
      double[] returns = series == null ? new double[0] : known(series.get("values"));
      double periods = PERIODS.get(args.path("period").asText("daily"));
      compared +=
          switch (row.get("test").asText()) {
            case "test_max_drawdown" -> close(args, returns, Performance.maxDrawdown(returns));
            case "test_annual_ret", "test_cagr" ->
                close(args, returns, cagr(returns, rows(series) / periods));
            case "test_annual_volatility" ->
                close(args, returns, Performance.annualVolatility(returns, periods));
            case "test_sharpe_ratio" ->
                args.get("risk_free").isNumber()
                    ? close(args, returns, Performance.sharpe(returns, 252))
                    : 0;
            case "test_cum_returns_final" ->
                args.get("starting_value").asInt() == 0
                    ? close(args, returns, Performance.totalReturn(returns))
                    : 0;
            case "test_aggregate_returns" -> aggregated(args, series, returns);
            default -> 0;
          };
    }
    assertEquals(33, compared);
  }

  private static double cagr(double[] returns, double years) {
    return Performance.cagr(Performance.totalReturn(returns), years);
  }

  /** A day without a return counts as a day. */
  private static int rows(JsonNode series) {
    return series.get("values").size();
  }

  private static JsonNode series(JsonNode table, JsonNode returns) {
    return returns.has("series")
        ? table.get("series").get(returns.get("series").asText())
        : returns;
  }

  private static double[] known(JsonNode values) {
    double[] known = new double[values.size()];
    int n = 0;
    for (JsonNode value : values) {
      if (value.isNumber()) {
        known[n++] = value.asDouble();
      }
    }
    return Arrays.copyOf(known, n);
  }

  /** Where empyrical knows nothing of an empty series, or calls a flat one endless, we differ. */
  private static int close(JsonNode args, double[] returns, double actual) {
    JsonNode wanted = args.get("expected");
    if (wanted.isNumber()) {
      int digits = wanted.decimalValue().scale();
      assertEquals(wanted.asDouble(), actual, Math.max(1e-8, 0.5 * Math.pow(10, -digits)));
    } else if (returns.length > 0) {
      assertTrue(Double.isNaN(actual), wanted + " beside " + actual);
    }
    return 1;
  }

  private static int aggregated(JsonNode args, JsonNode series, double[] returns) {
    CalendarPeriod period =
        switch (args.get("convert_to").asText()) {
          case "monthly" -> CalendarPeriod.MONTH;
          case "yearly" -> CalendarPeriod.YEAR;
          default -> null;
        };
    if (period == null) {
      return 0;
    }
    long[] times = new long[returns.length + 1];
    double[] equity = new double[returns.length + 1];
    equity[0] = 1;
    times[0] = Long.MIN_VALUE;
    for (int i = 0; i < returns.length; i++) {
      equity[i + 1] = equity[i] * (1 + returns[i]);
      String day = series.get("index").get(i).asText().replace(' ', 'T');
      times[i + 1] = (LocalDateTime.parse(day).toEpochSecond(ZoneOffset.UTC) + 1) * 1_000_000_000L;
    }
    List<CalendarPeriod.Return> found = period.returns(times, equity);
    assertEquals(args.get("expected").size(), found.size());
    for (int i = 0; i < found.size(); i++) {
      assertEquals(args.get("expected").get(i).asDouble(), found.get(i).value(), 1e-8);
    }
    return 1;
  }
}
