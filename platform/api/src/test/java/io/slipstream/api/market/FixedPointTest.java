package io.slipstream.api.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FixedPointTest {
  @ParameterizedTest
  @CsvSource({
    "1012.55, 101255000000, 1012.55",
    "-0.00000001, -1, -0.00000001",
    "0, 0, 0",
    "0.100000000000, 10000000, 0.1",
    "92233720368.54775807, 9223372036854775807, 92233720368.54775807"
  })
  void shouldParseAndFormatExactly(String text, long value, String printed) {
    assertEquals(value, FixedPoint.parse(text));
    assertEquals(printed, FixedPoint.format(value));
  }

  @Test
  void shouldWriteWhatBigDecimalWrites() {
    Random random = new Random(11);
    for (int scale = 0; scale <= 19; scale++) {
      for (int i = 0; i < 5_000; i++) {
        long value = random.nextLong() >> random.nextInt(64);
        value = i % 3 == 0 ? value / 1000 * 1000 : value;
        assertText(value, scale);
      }
      for (long edge : new long[] {1, -1, 10, -10, Long.MAX_VALUE, Long.MIN_VALUE, 1_000_000_000}) {
        assertText(edge, scale);
      }
    }
  }

  @Test
  void shouldReadWhatBigDecimalReads() {
    Random random = new Random(12);
    for (int i = 0; i < 50_000; i++) {
      int scale = random.nextInt(12);
      long value = random.nextLong() >> random.nextInt(64);
      String text = BigDecimal.valueOf(value, random.nextInt(scale + 1)).toPlainString();
      assertParsed(text, scale);
    }
    for (String odd :
        new String[] {
          "0",
          "00",
          "007.5",
          "7.",
          ".5",
          "+7",
          "-0",
          "1e3",
          " 7 ",
          "999999999999999999",
          "1000000000000000000",
          "0.000000000",
          "\u0667",
          "1.2.3",
          ".",
          "-",
          "1,5"
        }) {
      for (int scale = 0; scale < 10; scale++) {
        assertParsed(odd, scale);
      }
    }
  }

  private static void assertParsed(String text, int scale) {
    Long expected;
    try {
      BigDecimal exact = new BigDecimal(text.strip()).setScale(scale);
      expected = exact.unscaledValue().longValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      expected = null;
    }
    Long read;
    try {
      read = FixedPoint.parse(text, scale);
    } catch (NumberFormatException e) {
      read = null;
    }
    assertEquals(expected, read, text + " with " + scale);
  }

  private static void assertText(long value, int scale) {
    String text =
        value == 0 ? "0" : BigDecimal.valueOf(value, scale).stripTrailingZeros().toPlainString();
    assertEquals(text, FixedPoint.formatScaled(value, scale));
  }

  @ParameterizedTest
  @CsvSource({
    "x",
    "1.000000001",
    "1e30000000",
    "1e-30000000",
    "1e999999999",
    "92233720368.54775808",
    "''"
  })
  void shouldRefuseWhatIsNoFixedPoint(String text) {
    assertThrows(NumberFormatException.class, () -> FixedPoint.parse(text));
  }

  @Test
  void shouldAgreeWithBigIntegerOnRandomProducts() {
    Random random = new Random(7);
    int compared = 0;
    for (int i = 0; i < 200_000; i++) {
      long a = random.nextLong() >> random.nextInt(63);
      long b = random.nextLong() >> random.nextInt(63);
      long c = i % 4 == 0 ? FixedPoint.ONE : random.nextLong() >> random.nextInt(63);
      if (c == 0 || a == Long.MIN_VALUE || b == Long.MIN_VALUE || c == Long.MIN_VALUE) {
        continue;
      }
      for (Rounding rounding : Rounding.values()) {
        BigInteger expected = exact(a, b, c, rounding);
        if (expected.bitLength() > 63) {
          assertThrows(
              ArithmeticException.class, () -> FixedPoint.multiplyDivide(a, b, c, rounding));
        } else if (expected.abs().bitLength() <= 63) {
          assertEquals(
              expected.longValueExact(),
              FixedPoint.multiplyDivide(a, b, c, rounding),
              () -> a + " x " + b + " / " + c + " " + rounding);
          compared++;
        }
      }
    }
    assertEquals(true, compared > 200_000, "products that fit: " + compared);
  }

  private static BigInteger exact(long a, long b, long c, Rounding rounding) {
    java.math.RoundingMode mode =
        switch (rounding) {
          case HALF_EVEN -> java.math.RoundingMode.HALF_EVEN;
          case DOWN -> java.math.RoundingMode.DOWN;
          case FLOOR -> java.math.RoundingMode.FLOOR;
          case CEILING -> java.math.RoundingMode.CEILING;
        };
    BigInteger product = BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
    return new java.math.BigDecimal(product)
        .divide(java.math.BigDecimal.valueOf(c), 0, mode)
        .toBigInteger();
  }
}
