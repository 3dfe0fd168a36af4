package io.slipstream.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Covariances of twelve shares, 1,000 days, to 1e-9 of each value. */
@Tag("reference")
class CovarianceReferenceTest {
  private static final Path SHARED = Path.of(System.getProperty("slipstream.root"), "../shared");

  private static JsonNode expected;
  private static double[][] returns;

  @BeforeAll
  static void read() throws IOException {
    Path table = SHARED.resolve("reference/allocation/allocations.json");
    assumeTrue(Files.exists(table), "reference tables are not beside this checkout");
    expected = new ObjectMapper().readTree(table.toFile()).get("ppo_12_last1000");
    List<String> lines;
    try (BufferedReader text =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(
                    Files.newInputStream(SHARED.resolve("data/portfolio/stock_prices.csv.gz"))),
                StandardCharsets.UTF_8))) {
      lines = text.lines().toList();
    }
    List<String> header = List.of(lines.get(0).split(",", -1));
    List<double[]> prices = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      double[] row = new double[expected.get("assets").size()];
      for (int i = 0; i < row.length; i++) {
        String cell = cells[header.indexOf(expected.get("assets").get(i).asText())];
        row[i] = cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
      }
      if (Arrays.stream(row).noneMatch(Double::isNaN)) {
        prices.add(row);
      }
    }
    List<double[]> last = prices.subList(prices.size() - 1001, prices.size());
    returns = new double[last.get(0).length][1000];
    for (int i = 0; i < returns.length; i++) {
      for (int t = 0; t < 1000; t++) {
        returns[i][t] = last.get(t + 1)[i] / last.get(t)[i] - 1;
      }
    }
  }

  private static void same(String name, JsonNode wanted, CovarianceMatrix actual) {
    assertEquals(12, actual.size());
    for (int i = 0; i < actual.size(); i++) {
      for (int j = 0; j < actual.size(); j++) {
        double value = wanted.get(i).get(j).asDouble();
        assertEquals(value, actual.get(i, j), 1e-9 * Math.abs(value), name + " " + i + " " + j);
      }
    }
  }

  @Test
  void shouldMatchTheEstimates() {
    same("sample", expected.get("sample_cov_daily_ddof1"), Covariances.sample(returns));
    same(
        "ewma",
        expected.get("ewma_0.94_cov_last (seed = first outer product)"),
        Covariances.ewma(returns, 0.94));
    JsonNode ledoitWolf = expected.get("ledoit_wolf_2004_identity");
    Covariances.Shrunk shrunk = Covariances.ledoitWolf(returns);
    same("ledoit-wolf", ledoitWolf.get("cov_daily_ddof0"), shrunk.matrix());
    assertEquals(ledoitWolf.get("shrinkage").asDouble(), shrunk.shrinkage(), 1e-11);
  }

  @Test
  void shouldMatchTheCorrelationStress() {
    CovarianceMatrix sample = Covariances.sample(returns);
    double[] equal = new double[12];
    Arrays.fill(equal, 1 / 12.0);
    for (String share : List.of("0.0", "0.25", "0.5", "0.75", "1.0")) {
      double wanted =
          expected
              .at("/correlation_stress/blend_" + share + "_to_1/equal_weight_vol_annual")
              .asDouble();
      double variance = sample.towardsOne(Double.parseDouble(share)).variance(equal);
      assertEquals(wanted, Math.sqrt(252 * variance), 1e-9 * wanted);
    }
  }
}
