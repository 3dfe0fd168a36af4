package io.slipstream.statistics;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;

/** Published tables and the price series they were made of, read in place beside the checkout. */
final class ReferenceSeries {
  private static final Path SHARED = Path.of(System.getProperty("slipstream.root"), "../shared");

  private ReferenceSeries() {}

  static Path file(String path) {
    return SHARED.resolve(path);
  }

  static JsonNode table(String path) throws IOException {
    Path table = SHARED.resolve(path);
    assumeTrue(Files.exists(table), "reference tables are not beside this checkout");
    return new ObjectMapper().readTree(table.toFile());
  }

  /** Closes by day (yyyyMMdd), splits and dividends taken out. */
  static NavigableMap<String, Double> adjustedCloses(String symbol) throws IOException {
    Path folder = SHARED.resolve("data/equity_daily_lean");
    NavigableMap<String, Double> factors = new TreeMap<>();
    for (String line : Files.readAllLines(folder.resolve("factor_files/" + symbol + ".csv"))) {
      String[] cells = line.split(",", -1);
      factors.put(cells[0], Double.parseDouble(cells[1]) * Double.parseDouble(cells[2]));
    }
    NavigableMap<String, Double> closes = new TreeMap<>();
    for (String bar : zipped(folder.resolve(symbol + ".zip"))) {
      String[] cells = bar.split(",", -1);
      String day = cells[0].substring(0, 8);
      double factor = factors.ceilingEntry(day).getValue();
      closes.put(day, Double.parseDouble(cells[4]) / 10_000 * factor);
    }
    return closes;
  }

  private static List<String> zipped(Path file) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
      zip.getNextEntry();
      Reader text = new InputStreamReader(zip, StandardCharsets.UTF_8);
      return new BufferedReader(text).lines().toList();
    }
  }

  /** Closes by day (yyyy-MM-dd) as quoted. */
  static NavigableMap<String, Double> googleCloses() throws IOException {
    List<String> lines = Files.readAllLines(SHARED.resolve("data/equity_daily_csv/GOOG.csv"));
    int column = List.of(lines.get(0).split(",", -1)).indexOf("Close");
    NavigableMap<String, Double> closes = new TreeMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      closes.put(cells[0], Double.parseDouble(cells[column]));
    }
    return closes;
  }

  static double[] simpleReturns(double[] closes) {
    double[] returns = new double[closes.length - 1];
    for (int i = 0; i < returns.length; i++) {
      returns[i] = closes[i + 1] / closes[i] - 1;
    }
    return returns;
  }

  static double[] values(NavigableMap<String, Double> series) {
    return series.values().stream().mapToDouble(Double::doubleValue).toArray();
  }
}
