package io.slipstream.indicators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.MInteger;
import com.tictactec.ta.lib.RetCode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against TA-Lib 0.4.0 on a seeded walk of 1,000 prices around 100. */
class TaLibTest {
  private static final double[] PRICES = walk();

  private final Core library = new Core();
  private final MInteger begin = new MInteger();
  private final MInteger length = new MInteger();
  private final double[] expected = new double[PRICES.length];

  private static double[] walk() {
    Random random = new Random(7);
    double[] prices = new double[1000];
    double price = 100;
    for (int i = 0; i < prices.length; i++) {
      price *= StrictMath.exp(0.01 * random.nextGaussian());
      prices[i] = price;
    }
    return prices;
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 14, 60})
  void shouldGiveTheRelativeStrengthOfTaLib(int window) {
    RetCode code = library.rsi(0, PRICES.length - 1, PRICES, window, begin, length, expected);
    RelativeStrengthIndex index = new RelativeStrengthIndex(window);
    compare(code, index::update, 1e-9);
  }

  /** TA-Lib subtracts squares, which costs it digits. */
  @ParameterizedTest
  @ValueSource(ints = {5, 20, 60})
  void shouldGiveTheDeviationOfTaLib(int window) {
    RetCode code = library.stdDev(0, PRICES.length - 1, PRICES, window, 1, begin, length, expected);
    StandardDeviation deviation = new StandardDeviation(window);
    compare(code, deviation::update, 1e-6);
  }

  /** TA-Lib begins with the mean of the window: what is left of that fades with (1 - alpha)^n. */
  @ParameterizedTest
  @ValueSource(ints = {5, 20})
  void shouldApproachTheExponentialAverageOfTaLib(int span) {
    RetCode code = library.ema(0, PRICES.length - 1, PRICES, span, begin, length, expected);
    assertEquals(RetCode.Success, code);
    ExponentialMovingAverage average = ExponentialMovingAverage.ofSpan(span);
    double fade = 1;
    for (int i = 0; i < PRICES.length; i++) {
      double mean = average.update(PRICES[i]);
      fade *= i < begin.value ? 1 : 1 - 2.0 / (span + 1);
      if (i >= begin.value) {
        assertEquals(expected[i - begin.value], mean, 20 * fade + 1e-9, "value " + i);
      }
    }
  }

  private interface Indicator {
    double update(double value);
  }

  private void compare(RetCode code, Indicator indicator, double tolerance) {
    assertEquals(RetCode.Success, code);
    assertTrue(length.value > 900, "TA-Lib gave " + length.value);
    for (int i = 0; i < PRICES.length; i++) {
      double value = indicator.update(PRICES[i]);
      double wanted = i < begin.value ? Double.NaN : expected[i - begin.value];
      assertEquals(wanted, value, tolerance, "value " + i);
    }
  }

  @Test
  void shouldGiveHandCheckedValues() {
    StandardDeviation deviation = new StandardDeviation(4);
    deviation.update(2);
    deviation.update(4);
    deviation.update(4);
    // Mean (2 + 4 + 4 + 6) / 4 = 4; squares 4 + 0 + 0 + 4 = 8; sqrt(8 / 4).
    assertEquals(StrictMath.sqrt(2), deviation.update(6));
    assertEquals(4, deviation.mean());
    ExponentialMovingAverage average = new ExponentialMovingAverage(0.25);
    average.update(8);
    // 8 + (12 - 8) / 4 = 9; 9 + (5 - 9) / 4 = 8.
    assertEquals(9, average.update(12));
    assertEquals(8, average.update(5));
    RelativeStrengthIndex index = new RelativeStrengthIndex(2);
    index.update(10);
    index.update(12);
    // Gains 2 and 0, losses 0 and 1: means 1 and 1/2, so 100 x 1 / 1.5.
    assertEquals(200.0 / 3, index.update(11), 1e-12);
    // Gain (1 + 3) / 2 = 2, loss (1/2 + 0) / 2 = 1/4: 100 x 2 / 2.25.
    assertEquals(800.0 / 9, index.update(14), 1e-12);
  }

  @Test
  void shouldBeExactOnAStandstill() {
    StandardDeviation deviation = new StandardDeviation(3);
    RelativeStrengthIndex index = new RelativeStrengthIndex(3);
    for (int i = 0; i < 5; i++) {
      deviation.update(0.1);
      index.update(0.1);
    }
    assertEquals(0, deviation.value());
    assertEquals(0.1, deviation.mean());
    assertEquals(50, index.value());
  }
}
