package io.slipstream.indicators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimpleMovingAverageStateTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4, 5, 6, 23})
  void shouldGoOnToTheBit(int seen) {
    SplittableRandom random = new SplittableRandom(seen);
    SimpleMovingAverage whole = new SimpleMovingAverage(5);
    for (int i = 0; i < seen; i++) {
      whole.update(random.nextDouble());
    }
    SimpleMovingAverage restored = new SimpleMovingAverage(5);
    restored.restore(whole.state());
    for (int i = 0; i < 20; i++) {
      double value = random.nextDouble();
      assertEquals(whole.update(value), restored.update(value), 0.0);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 8, 10})
  void shouldRefuseAnotherLength(int length) {
    SimpleMovingAverage average = new SimpleMovingAverage(5);
    assertThrows(IllegalArgumentException.class, () -> average.restore(new double[length]));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, 5, 0.5, Double.NaN})
  void shouldRefuseAPlaceOutsideTheWindow(double next) {
    SimpleMovingAverage average = new SimpleMovingAverage(5);
    double[] state = average.state();
    state[0] = next;
    assertThrows(IllegalArgumentException.class, () -> average.restore(state));
  }
}
