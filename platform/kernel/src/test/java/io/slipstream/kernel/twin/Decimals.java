package io.slipstream.kernel.twin;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Real decimal numbers and their roundings. */
final class Decimals {
  private static final int RATE_SCALE = 8;

  private Decimals() {}

  /** A count of 10^-scale as a number. */
  static BigDecimal of(long units, int scale) {
    return BigDecimal.valueOf(units, scale);
  }

  /** A rate, fraction or money of a model. */
  static BigDecimal rate(long units) {
    return BigDecimal.valueOf(units, RATE_SCALE);
  }

  /** A number as the count it is; it must be one. */
  static long units(BigDecimal value, int scale) {
    return value.setScale(scale, RoundingMode.UNNECESSARY).unscaledValue().longValueExact();
  }

  static BigDecimal halfEven(BigDecimal value, int scale) {
    return value.setScale(scale, RoundingMode.HALF_EVEN);
  }

  static BigDecimal divide(BigDecimal dividend, BigDecimal divisor, int scale) {
    return dividend.divide(divisor, scale, RoundingMode.HALF_EVEN);
  }

  /** The multiple of a step that is not above. */
  static BigDecimal floor(BigDecimal value, BigDecimal step) {
    return value.divide(step, 0, RoundingMode.FLOOR).multiply(step);
  }

  /** The multiple of a step that is not below. */
  static BigDecimal ceiling(BigDecimal value, BigDecimal step) {
    return value.divide(step, 0, RoundingMode.CEILING).multiply(step);
  }

  static BigDecimal signed(BigDecimal value, int sign) {
    return sign < 0 ? value.negate() : value;
  }

  static boolean less(BigDecimal a, BigDecimal b) {
    return a.compareTo(b) < 0;
  }

  static boolean same(BigDecimal a, BigDecimal b) {
    return a.compareTo(b) == 0;
  }
}
