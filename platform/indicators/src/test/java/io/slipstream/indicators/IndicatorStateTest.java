package io.slipstream.indicators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndicatorStateTest {
  private static final double[] PRICES = {10, 11, 10.5, 10.25, 12, 11.75, 13, 9};

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 4, 6})
  void shouldGoOnFromItsState(int taken) {
    StandardDeviation deviation = new StandardDeviation(3);
    RelativeStrengthIndex index = new RelativeStrengthIndex(3);
    ExponentialMovingAverage average = ExponentialMovingAverage.ofSpan(3);
    for (int i = 0; i < taken; i++) {
      deviation.update(PRICES[i]);
      index.update(PRICES[i]);
      average.update(PRICES[i]);
    }
    StandardDeviation laterDeviation = new StandardDeviation(3);
    laterDeviation.restore(deviation.state());
    RelativeStrengthIndex laterIndex = new RelativeStrengthIndex(3);
    laterIndex.restore(index.state());
    ExponentialMovingAverage laterAverage = ExponentialMovingAverage.ofSpan(3);
    laterAverage.restore(average.state());
    for (int i = taken; i < PRICES.length; i++) {
      assertEquals(deviation.update(PRICES[i]), laterDeviation.update(PRICES[i]));
      assertEquals(index.update(PRICES[i]), laterIndex.update(PRICES[i]));
      assertEquals(average.update(PRICES[i]), laterAverage.update(PRICES[i]));
    }
  }

  @Test
  void shouldRefuseWhatIsNoStateOfItsLength() {
    StandardDeviation deviation = new StandardDeviation(3);
    double[] other = new StandardDeviation(4).state();
    assertThrows(IllegalArgumentException.class, () -> deviation.restore(other));
    RelativeStrengthIndex index = new RelativeStrengthIndex(3);
    double[] tooMany = {1, 0, 0, 4};
    assertThrows(IllegalArgumentException.class, () -> index.restore(tooMany));
    ExponentialMovingAverage average = new ExponentialMovingAverage(1);
    assertThrows(IllegalArgumentException.class, () -> average.restore(tooMany));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.1, 1.1, Double.NaN})
  void shouldRefuseASmoothingThatIsNone(double alpha) {
    assertThrows(IllegalArgumentException.class, () -> new ExponentialMovingAverage(alpha));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void shouldRefuseAWindowOfNothing(int length) {
    assertThrows(IllegalArgumentException.class, () -> new StandardDeviation(length));
    assertThrows(IllegalArgumentException.class, () -> new RelativeStrengthIndex(length));
    assertThrows(IllegalArgumentException.class, () -> ExponentialMovingAverage.ofSpan(length));
  }
}
