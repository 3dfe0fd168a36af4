package io.slipstream.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sums up to 2^61 either way. */
class BoundedTest {
  private static final long MAX = 2_305_843_009_213_693_952L;

  @Test
  void shouldAddUpToTheBorder() {
    assertEquals(MAX, Bounded.MAX);
    assertEquals(MAX, Bounded.add(MAX - 7, 7));
    assertEquals(-MAX, Bounded.add(7 - MAX, -7));
    assertEquals(MAX, Bounded.add(Long.MAX_VALUE, MAX - Long.MAX_VALUE));
  }

  @ParameterizedTest
  @CsvSource({
    "2305843009213693952, 1",
    "-2305843009213693952, -1",
    "9223372036854775807, 1",
    "-9223372036854775808, -1",
    "9223372036854775807, 0",
    "-9223372036854775808, 0"
  })
  void shouldRefuseMore(long a, long b) {
    assertThrows(ArithmeticException.class, () -> Bounded.add(a, b));
    assertThrows(ArithmeticException.class, () -> Bounded.add(b, a));
  }
}
