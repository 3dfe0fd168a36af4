package io.slipstream.indicators;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PriceAverageTest {
  @Test
  void shouldBeTheMeanOfTheLast() {
    PriceAverage average = new PriceAverage(3);
    average.take(100);
    average.take(200);
    assertTrue(Double.isNaN(average.value(100)));
    average.take(600);
    assertEquals(3, average.value(100));
    average.take(100);
    assertEquals(300, average.value(1));
  }

  /** Beside whole numbers of any size; means are often equal, as prices are few. */
  @ParameterizedTest
  @ValueSource(longs = {2, 1_000_000, 1L << 52})
  void shouldCompareAsWholeNumbersDo(long most) {
    SplittableRandom random = new SplittableRandom(most);
    int equal = 0;
    for (int round = 0; round < 200; round++) {
      int shortLength = 1 + random.nextInt(6);
      int longLength = 1 + random.nextInt(12);
      PriceAverage fast = new PriceAverage(shortLength);
      PriceAverage slow = new PriceAverage(longLength);
      long[] prices = random.longs(60, 1, most + 1).toArray();
      for (int i = 0; i < prices.length; i++) {
        fast.take(prices[i]);
        slow.take(prices[i]);
        if (fast.isReady() && slow.isReady()) {
          BigInteger own = sum(prices, i, shortLength).multiply(BigInteger.valueOf(longLength));
          BigInteger its = sum(prices, i, longLength).multiply(BigInteger.valueOf(shortLength));
          assertEquals(own.compareTo(its), fast.compareWith(slow));
          equal += own.equals(its) ? 1 : 0;
        }
      }
    }
    assertTrue(most > 2 || equal > 100, equal + " equal means");
  }

  private static BigInteger sum(long[] prices, int last, int length) {
    return Arrays.stream(prices, last - length + 1, last + 1)
        .mapToObj(BigInteger::valueOf)
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 5, 13})
  void shouldGoOnFromItsState(int taken) {
    PriceAverage average = new PriceAverage(5);
    PriceAverage other = new PriceAverage(5);
    other.take(77);
    for (int i = 1; i <= taken; i++) {
      average.take(i * i);
    }
    other.restore(average.state());
    for (int i = 0; i < 12; i++) {
      average.take(1_000 + i);
      other.take(1_000 + i);
      assertEquals(average.value(10), other.value(10));
      assertArrayEquals(average.state(), other.state());
    }
  }

  @Test
  void shouldRefuseWhatDoesNotFit() {
    assertThrows(IllegalArgumentException.class, () -> new PriceAverage(0));
    PriceAverage average = new PriceAverage(2);
    assertThrows(IllegalArgumentException.class, () -> average.restore(new long[3]));
    average.take(Long.MAX_VALUE);
    assertThrows(ArithmeticException.class, () -> average.take(1));
    assertArrayEquals(new long[] {Long.MAX_VALUE}, average.state());
  }
}
