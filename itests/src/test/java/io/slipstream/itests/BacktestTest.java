package io.slipstream.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(ExamDistribution.class)
class BacktestTest {
  private static final BigDecimal CASH = new BigDecimal("100000");
  private static final BigDecimal RATE = new BigDecimal("0.001");
  private static final BigDecimal FRACTION = new BigDecimal("0.95");

  @TempDir Path scratch;

  private record Bar(long openTime, BigDecimal open, BigDecimal close) {}

  private record Execution(
      Instant time, String side, BigDecimal quantity, BigDecimal price, BigDecimal commission) {}

  /** Momentum over the recorded week, fill by fill, against a loop that knows nothing of us. */
  @Test
  void shouldEqualAPlainLoopFillByFillToTheCent(Instance slipstream) throws Exception {
    Path out = scratch.resolve("week");
    Instance.Result run =
        slipstream.slip("backtest:run", "--out", out.toString(), "--format", "json");
    assertEquals(0, run.status(), run.toString());
    List<Bar> bars = fiveMinuteBars();
    List<Execution> expected = new ArrayList<>();
    BigDecimal equity = plainLoop(bars, 20, 60, expected);
    List<String> lines = Files.readAllLines(out.resolve("fills.csv"));
    assertEquals("time,pod,instrument,side,quantity,price,commission", lines.get(0));
    assertEquals(expected.size(), lines.size() - 1);
    assertTrue(expected.size() > 20, "fills: " + expected.size());
    for (int i = 0; i < expected.size(); i++) {
      String[] cells = lines.get(i + 1).split(",", -1);
      Execution fill = expected.get(i);
      assertEquals(fill.time(), Instant.parse(cells[0]));
      assertEquals("momentum", cells[1]);
      assertEquals("BTC/USD", cells[2]);
      assertEquals(fill.side(), cells[3]);
      assertEquals(0, fill.quantity().compareTo(new BigDecimal(cells[4])), lines.get(i + 1));
      assertEquals(0, fill.price().compareTo(new BigDecimal(cells[5])));
      assertCent(fill.commission(), new BigDecimal(cells[6]));
    }
    JsonNode result = Instance.JSON.readTree(out.resolve("result.json").toFile());
    assertCent(equity, result.get("finalEquity").decimalValue());
    assertEquals(expected.size(), result.get("fills").asInt());
    assertEquals(expected.size() / 2, result.get("trades").asInt());
    List<String> curve = Files.readAllLines(out.resolve("equity.csv"));
    assertEquals("time,equity,momentum", curve.get(0));
    assertEquals(bars.size() + 1, curve.size());
    String page = Files.readString(out.resolve("report.html"));
    assertTrue(page.contains("<svg") && page.contains("Drawdown"));
  }

  @Test
  void shouldGiveTheSameStateHashAgain(Instance slipstream) {
    String first = stateHash(slipstream);
    assertEquals(first, stateHash(slipstream));
  }

  private static String stateHash(Instance slipstream) {
    JsonNode outcome = slipstream.slip("backtest:run", "--format", "json").json();
    return outcome.get("stateHash").asText();
  }

  private static void assertCent(BigDecimal expected, BigDecimal actual) {
    assertTrue(
        expected.subtract(actual).abs().compareTo(new BigDecimal("0.01")) < 0,
        expected + " against " + actual);
  }

  private static List<Bar> fiveMinuteBars() throws IOException {
    List<Bar> bars = new ArrayList<>();
    try (BufferedReader trades =
        new BufferedReader(
            new InputStreamReader(
                BacktestTest.class.getResourceAsStream("/bitstamp_trades_from_20131125_usd.csv"),
                StandardCharsets.UTF_8))) {
      trades.readLine();
      for (String line = trades.readLine(); line != null; line = trades.readLine()) {
        String[] cells = line.split(",", -1);
        long openTime = Long.parseLong(cells[0]) / 300 * 300;
        BigDecimal price = new BigDecimal(cells[1]);
        int last = bars.size() - 1;
        if (last >= 0 && bars.get(last).openTime() == openTime) {
          bars.set(last, new Bar(openTime, bars.get(last).open(), price));
        } else {
          bars.add(new Bar(openTime, price, price));
        }
      }
    }
    return bars;
  }

  /** Signal on close, fill at the next open, commission on both sides, all in exact decimals. */
  private static BigDecimal plainLoop(
      List<Bar> bars, int fast, int slow, List<Execution> executions) {
    BigDecimal cash = CASH;
    BigDecimal held = BigDecimal.ZERO;
    BigDecimal order = BigDecimal.ZERO;
    for (int i = 0; i < bars.size(); i++) {
      Bar bar = bars.get(i);
      if (order.signum() != 0) {
        BigDecimal cost = order.multiply(bar.open());
        BigDecimal commission = cost.abs().multiply(RATE);
        if (order.signum() < 0 || cost.add(commission).compareTo(cash) <= 0) {
          cash = cash.subtract(cost).subtract(commission);
          held = held.add(order);
          executions.add(
              new Execution(
                  Instant.ofEpochSecond(bar.openTime()),
                  order.signum() > 0 ? "BUY" : "SELL",
                  order.abs(),
                  bar.open(),
                  commission));
        }
        order = BigDecimal.ZERO;
      }
      if (i < slow - 1) {
        continue;
      }
      int opinion = sum(bars, i, fast, slow).compareTo(sum(bars, i, slow, fast));
      if (opinion > 0 && held.signum() == 0) {
        BigDecimal equity = cash.add(held.multiply(bar.close()));
        order = equity.multiply(FRACTION).divide(bar.close(), 8, RoundingMode.DOWN);
      } else if (opinion < 0 && held.signum() > 0) {
        order = held.negate();
      }
    }
    return cash.add(held.multiply(bars.get(bars.size() - 1).close()));
  }

  /**
   * Sum of the last {@code window} closes times the other window: means compared without division.
   */
  private static BigDecimal sum(List<Bar> bars, int at, int window, int other) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = at - window + 1; i <= at; i++) {
      sum = sum.add(bars.get(i).close());
    }
    return sum.multiply(BigDecimal.valueOf(other));
  }

  @Test
  @Tag("reference")
  void shouldMatchTheReferenceCrossoverOnGoogle(Instance slipstream) throws Exception {
    reference(
        slipstream,
        "GOOG.csv",
        "S2_GOOG_sma10_20_fixed100",
        List.of("--sizing", "fixed:100", "--commission", "rate:0.002"),
        List.of("short=10", "long=20"));
  }

  @Test
  @Tag("reference")
  void shouldMatchTheReferenceCrossoverOnNvidia(Instance slipstream) throws Exception {
    reference(
        slipstream,
        "nvda-1999-2014.txt",
        "S3_NVDA_sma20_100_95pct",
        List.of("--sizing", "fraction:0.95", "--commission", "rate:0.001"),
        List.of("short=20", "long=100"));
  }

  private void reference(
      Instance slipstream, String file, String name, List<String> options, List<String> parameters)
      throws Exception {
    Path shared = Instance.repository().resolve("../shared");
    Path fills = shared.resolve("reference/backtests/" + name + "_fills.csv");
    assumeTrue(Files.exists(fills), "reference tables are not beside this checkout");
    JsonNode expected =
        Instance.JSON
            .readTree(shared.resolve("reference/backtests/sma_cases.json").toFile())
            .get(name);
    List<String> command = new ArrayList<>(List.of("market:import", "--instrument", name));
    command.addAll(List.of("--bar", "1d"));
    command.add(shared.resolve("data/equity_daily_csv").resolve(file).normalize().toString());
    Instance.Result imported = slipstream.slip(command.toArray(String[]::new));
    assertEquals(0, imported.status(), imported.toString());
    Path out = scratch.resolve(name);
    List<String> run = new ArrayList<>(List.of("backtest:run", "--instrument", name));
    run.addAll(List.of("--strategy", "momentum", "--bar", "1d", "--cash", "100000"));
    run.addAll(List.of("--out", out.toString()));
    run.addAll(options);
    parameters.forEach(parameter -> run.addAll(List.of("--set", parameter)));
    Instance.Result ran = slipstream.slip(run.toArray(String[]::new));
    assertEquals(0, ran.status(), ran.toString());
    List<String> ours = Files.readAllLines(out.resolve("fills.csv"));
    List<String> theirs = Files.readAllLines(fills);
    assertEquals(theirs.size(), ours.size());
    for (int i = 1; i < theirs.size(); i++) {
      String[] their = theirs.get(i).split(",", -1);
      String[] our = ours.get(i).split(",", -1);
      assertEquals(their[0].substring(0, 10), our[0].substring(0, 10), name + " fill " + i);
      assertEquals(their[1], our[3]);
      assertEquals(Double.parseDouble(their[2]), Double.parseDouble(our[4]), 1e-9);
      assertEquals(Double.parseDouble(their[3]), Double.parseDouble(our[5]), 1e-6);
    }
    JsonNode result = Instance.JSON.readTree(out.resolve("result.json").toFile());
    assertEquals(
        expected.get("final_equity").asDouble(), result.get("finalEquity").asDouble(), 0.01);
  }
}
