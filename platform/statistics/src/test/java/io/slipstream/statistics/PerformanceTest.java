package io.slipstream.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PerformanceTest {
  private static final Path SHARED = Path.of(System.getProperty("slipstream.root"), "../shared");

  @Test
  void shouldBeUnknownWhereThereIsNothingToMeasure() {
    assertEquals(0, Performance.totalReturn(new double[0]));
    assertTrue(Double.isNaN(Performance.standardDeviation(new double[] {0.1})));
    assertTrue(Double.isNaN(Performance.sharpe(new double[] {0.1, 0.1, 0.1}, 252)));
    assertTrue(Double.isNaN(Performance.sortino(new double[] {0.1, 0.2}, 252)));
    assertTrue(Double.isNaN(Performance.cagr(0.1, 0)));
    assertTrue(Double.isNaN(Performance.cagr(-1, 1)));
  }

  @Test
  void shouldMeasureADrawdownFromTheStart() {
    assertEquals(-0.19, Performance.maxDrawdown(new double[] {-0.1, -0.1, 0.5}), 1e-12);
  }

  @Test
  void shouldGiveTheSameOneByOne() {
    Random random = new Random(17);
    double[] returns = random.doubles(5000, -0.02, 0.021).toArray();
    RunningPerformance running = new RunningPerformance();
    for (double r : returns) {
      running.add(r);
    }
    assertEquals(Performance.totalReturn(returns), running.totalReturn(), 1e-12);
    assertEquals(Performance.annualVolatility(returns, 252), running.annualVolatility(252), 1e-12);
    assertEquals(Performance.sharpe(returns, 252), running.sharpe(252), 1e-10);
    assertEquals(Performance.sortino(returns, 252), running.sortino(252), 1e-10);
    assertEquals(Performance.maxDrawdown(returns), running.maxDrawdown(), 1e-12);
  }

  @Test
  @Tag("reference")
  void shouldMatchTheReferenceOnGoogleCloses() throws IOException {
    Path prices = SHARED.resolve("data/equity_daily_csv/GOOG.csv");
    Path table = SHARED.resolve("reference/metrics/metrics_real_series.json");
    assumeTrue(Files.exists(table), "reference tables are not beside this checkout");
    JsonNode expected = new ObjectMapper().readTree(table.toFile()).get("GOOG_close");
    double[] returns = simpleReturns(Files.readAllLines(prices));
    assertEquals(expected.get("n").asInt(), returns.length);
    double total = Performance.totalReturn(returns);
    assertEquals(expected.get("total_return").asDouble(), total, 1e-9);
    assertEquals(
        expected.get("cagr").asDouble(), Performance.cagr(total, returns.length / 252.0), 1e-9);
    assertEquals(
        expected.get("annual_volatility").asDouble(),
        Performance.annualVolatility(returns, 252),
        1e-12);
    assertEquals(expected.get("sharpe").asDouble(), Performance.sharpe(returns, 252), 1e-11);
    assertEquals(expected.get("sortino").asDouble(), Performance.sortino(returns, 252), 1e-11);
    assertEquals(expected.get("max_drawdown").asDouble(), Performance.maxDrawdown(returns), 1e-12);
  }

  private static double[] simpleReturns(List<String> lines) {
    List<String> header = List.of(lines.get(0).split(",", -1));
    int close = header.indexOf("Close");
    double[] returns = new double[lines.size() - 2];
    double last = Double.parseDouble(lines.get(1).split(",", -1)[close]);
    for (int i = 0; i < returns.length; i++) {
      double now = Double.parseDouble(lines.get(i + 2).split(",", -1)[close]);
      returns[i] = now / last - 1;
      last = now;
    }
    return returns;
  }
}
