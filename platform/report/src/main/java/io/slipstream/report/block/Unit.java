package io.slipstream.report.block;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** How a number is shown; one that is not finite is N/A. */
public enum Unit {
  /** Two decimals, thousands apart. */
  MONEY(2, ""),
  /** A fraction as percent, in one piece. */
  PERCENT(2, "\u00A0%"),
  /** Two decimals. */
  RATIO(2, ""),
  /** Whole. */
  COUNT(0, ""),
  /** As many decimals as its magnitude asks for. */
  PRICE(2, "");

  /** What stands for a number that cannot be had. */
  public static final String NONE = "N/A";

  private static final double[] POWERS = {1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8};
  private static final int MOST_DECIMALS = 8;

  private final int decimals;
  private final String suffix;

  Unit(int decimals, String suffix) {
    this.decimals = decimals;
    this.suffix = suffix;
  }

  /** For a table. */
  public String text(double value) {
    if (!Double.isFinite(value)) {
      return NONE;
    }
    double shown = this == PERCENT ? 100 * value : value;
    return fixed(shown, this == PRICE ? priceDecimals(value) : decimals) + suffix;
  }

  /** For an axis whose labels are this far apart. */
  String tick(double value, double step) {
    if (this == PERCENT) {
      return fixed(100 * value, decimalsOf(100 * step)) + suffix;
    }
    double largest = Math.max(Math.abs(value), step);
    if (largest >= 1e6 && this != RATIO) {
      return fixed(value / 1e6, decimalsOf(step / 1e6)) + "M";
    }
    if (largest >= 1e4 && this != RATIO) {
      return fixed(value / 1e3, decimalsOf(step / 1e3)) + "k";
    }
    return fixed(value, decimalsOf(step));
  }

  private static int priceDecimals(double value) {
    double magnitude = Math.abs(value);
    return magnitude == 0 || magnitude >= 1000 ? 2 : magnitude >= 1 ? 4 : MOST_DECIMALS;
  }

  /** So many that labels a step apart differ. */
  private static int decimalsOf(double step) {
    for (int i = 0; i < POWERS.length; i++) {
      double scaled = step * POWERS[i];
      if (Math.abs(scaled - Math.rint(scaled)) < 1e-6 * scaled) {
        return i;
      }
    }
    return MOST_DECIMALS;
  }

  /** Half-even, thousands apart, no minus before zero. */
  private static String fixed(double value, int decimals) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
    return String.format(Locale.ROOT, "%,." + decimals + "f", rounded);
  }
}
