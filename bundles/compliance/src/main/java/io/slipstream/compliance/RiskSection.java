package io.slipstream.compliance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * A table of the risk report, on the page and in a file of its own.
 *
 * @param name of its file
 * @param title on the page
 * @param columns of both
 * @param rows as text
 * @param notes below it on the page
 */
record RiskSection(
    String name, String title, List<String> columns, List<List<String>> rows, List<String> notes) {
  private static final int MONEY_DIGITS = 2;
  private static final int SHARE_DIGITS = 6;

  static RiskSection missing(String name, String title, String reason) {
    return new RiskSection(name, title, List.of(), List.of(), List.of(reason));
  }

  boolean isMissing() {
    return columns.isEmpty();
  }

  static String money(BigDecimal value) {
    return value == null
        ? "n/a"
        : value.setScale(MONEY_DIGITS, RoundingMode.HALF_EVEN).toPlainString();
  }

  static String money(double value) {
    return number(value, MONEY_DIGITS);
  }

  static String share(double value) {
    return number(value, SHARE_DIGITS);
  }

  private static String number(double value, int digits) {
    return Double.isFinite(value)
        ? BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_EVEN).toPlainString()
        : "n/a";
  }
}
