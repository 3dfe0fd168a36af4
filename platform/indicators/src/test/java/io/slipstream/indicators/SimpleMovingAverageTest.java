package io.slipstream.indicators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimpleMovingAverageTest {
  @Test
  void shouldBeUnknownBeforeItsWindowIsFull() {
    SimpleMovingAverage average = new SimpleMovingAverage(3);
    assertEquals(Double.NaN, average.update(1));
    assertEquals(Double.NaN, average.update(2));
    assertEquals(2, average.update(3));
    assertEquals(3, average.update(4));
  }

  @Test
  void shouldNotDriftAndKeepEqualValuesExact() {
    SimpleMovingAverage average = new SimpleMovingAverage(49);
    Random random = new Random(3);
    for (int i = 0; i < 100_000; i++) {
      average.update(random.nextDouble() * 1e9);
    }
    for (int i = 0; i < 49; i++) {
      average.update(800.01);
    }
    assertEquals(800.01, average.value());
  }

  @Test
  void shouldAgreeWithExactArithmetic() {
    SimpleMovingAverage average = new SimpleMovingAverage(17);
    Deque<BigDecimal> window = new ArrayDeque<>();
    Random random = new Random(5);
    for (int i = 0; i < 5_000; i++) {
      double value = Math.rint(random.nextDouble() * 1e6) / 100;
      double actual = average.update(value);
      window.addLast(new BigDecimal(value));
      if (window.size() > 17) {
        window.removeFirst();
      }
      if (window.size() == 17) {
        BigDecimal sum = window.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        double exact = sum.divide(BigDecimal.valueOf(17), MathContext.DECIMAL128).doubleValue();
        assertEquals(exact, actual, Math.ulp(exact));
      }
    }
  }

  /** One addition for each of the two values, as Knuth has it, without any short cut. */
  private static final class Twin {
    private final double[] window;
    private double high;
    private double low;
    private int seen;

    Twin(int length) {
      window = new double[length];
    }

    double update(double value) {
      if (seen >= window.length) {
        add(-window[seen % window.length]);
      }
      add(value);
      window[seen++ % window.length] = value;
      if (seen < window.length) {
        return Double.NaN;
      }
      double quotient = high / window.length;
      double rest = Math.fma(-quotient, window.length, high) + low;
      return quotient + rest / window.length;
    }

    private void add(double value) {
      double sum = high + value;
      double part = sum - high;
      double rest = low + ((high - (sum - part)) + (value - part));
      high = sum + rest;
      low = rest - (high - sum);
    }
  }

  /**
   * Prices of few and of many digits, tiny and huge ones in one window, and long flat stretches.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 60, 5000})
  void shouldBeItsPlainTwinToTheBit(int length) {
    Random random = new Random(length);
    SimpleMovingAverage average = new SimpleMovingAverage(length);
    Twin twin = new Twin(length);
    double price = 100;
    for (int i = 0; i < 40_000; i++) {
      int kind = random.nextInt(12);
      if (i % 15_000 > 7_500) {
        price = i > 30_000 ? random.nextDouble() : 17.13;
      } else if (kind == 0) {
        price = random.nextDouble() * Math.pow(10, random.nextInt(9) - 4);
      } else {
        price = Math.max(0.01, Math.rint(100 * price + random.nextInt(5) - 2) / 100);
      }
      assertEquals(twin.update(price), average.update(price), 0.0);
    }
  }

  @Test
  void shouldRefuseAnEmptyWindow() {
    assertThrows(IllegalArgumentException.class, () -> new SimpleMovingAverage(0));
  }

  @Test
  @Tag("reference")
  void shouldMatchTaLib() throws IOException {
    Path shared = Path.of(System.getProperty("slipstream.root"), "../shared");
    Path table = shared.resolve("reference/indicators/talib_GOOG_default_params.csv.gz");
    assumeTrue(Files.exists(table), "reference tables are not beside this checkout");
    List<String> prices = Files.readAllLines(shared.resolve("data/equity_daily_csv/GOOG.csv"));
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(table)), StandardCharsets.UTF_8))) {
      assertEquals("SMA_50", reader.readLine().split(",", -1)[2]);
      SimpleMovingAverage average = new SimpleMovingAverage(50);
      int compared = 0;
      for (int row = 1; row <= 1000; row++) {
        String[] expected = reader.readLine().split(",", -1);
        String[] bar = prices.get(row).split(",", -1);
        assertEquals(expected[0], bar[0]);
        average.update(Double.parseDouble(bar[4]));
        if (average.isReady()) {
          assertEquals(Double.parseDouble(expected[2]), average.value(), 1e-6 * average.value());
          compared++;
        }
      }
      assertEquals(951, compared);
    }
  }
}
