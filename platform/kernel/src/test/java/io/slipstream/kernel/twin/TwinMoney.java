package io.slipstream.kernel.twin;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;

/** The currencies of a session and what their money is worth. */
final class TwinMoney {
  final String portfolio;
  final int portfolioScale;
  private final Map<String, Integer> scales = new HashMap<>();
  private final Map<String, BigDecimal[]> rates = new HashMap<>();

  TwinMoney(String portfolio, int portfolioScale) {
    this.portfolio = portfolio;
    this.portfolioScale = portfolioScale;
    scales.put(portfolio, portfolioScale);
  }

  boolean isKnown(String currency) {
    return scales.containsKey(currency);
  }

  int scale(String currency) {
    return scales.get(currency);
  }

  void know(String currency, int scale) {
    scales.put(currency, scale);
  }

  void rate(String currency, long numerator, long denominator) {
    rates.put(
        currency,
        new BigDecimal[] {BigDecimal.valueOf(numerator), BigDecimal.valueOf(denominator)});
  }

  boolean hasRate(String currency) {
    return currency.equals(portfolio) || rates.containsKey(currency);
  }

  /** The rate is a ratio of units, not of money. */
  BigDecimal toPortfolio(String currency, BigDecimal cash) {
    if (currency.equals(portfolio)) {
      return cash;
    }
    if (cash.signum() == 0) {
      return BigDecimal.ZERO;
    }
    BigDecimal[] rate = rates.get(currency);
    BigDecimal units = cash.movePointRight(scale(currency)).multiply(rate[0]);
    return units.divide(rate[1], 0, RoundingMode.HALF_EVEN).movePointLeft(portfolioScale);
  }

  BigDecimal round(BigDecimal portfolioCash) {
    return Decimals.halfEven(portfolioCash, portfolioScale);
  }
}
