package io.slipstream.testkit;

import io.slipstream.api.market.FixedPoint;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Decimal numbers of a test as the units of instruments and of the ledger. */
final class Decimals {
  private Decimals() {}

  /**
   * Units of a scale, rounded half-even.
   *
   * @throws ArithmeticException when they do not fit
   */
  static long units(double value, int scale) {
    if (!Double.isFinite(value)) {
      throw new ArithmeticException(value + ": a finite number is allowed");
    }
    return BigDecimal.valueOf(value)
        .setScale(scale, RoundingMode.HALF_EVEN)
        .unscaledValue()
        .longValueExact();
  }

  /** Money, or a rate, as the ledger counts it. */
  static long fixedPoint(String field, String text) {
    try {
      return FixedPoint.parse(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          field + " = '" + text + "': a decimal number is allowed", e);
    }
  }
}
