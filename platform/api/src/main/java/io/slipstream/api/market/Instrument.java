package io.slipstream.api.market;

import java.util.Objects;

/**
 * A traded thing. Prices, quantities and rates are {@link FixedPoint}.
 *
 * @param symbol its label, for example {@code BTC/USD}; letters, digits and {@code . / _ -}
 * @param quoteCurrency the currency its price is in
 * @param tickSize smallest step of a limit price, above zero
 * @param lotSize smallest step of a quantity, above zero
 * @param commissionRate commission per notional and side, for example 0.001 for ten basis points
 */
public record Instrument(
    String symbol, String quoteCurrency, long tickSize, long lotSize, long commissionRate) {

  /** Checks every field and names the one that is wrong. */
  public Instrument {
    Objects.requireNonNull(symbol, "symbol");
    Objects.requireNonNull(quoteCurrency, "quoteCurrency");
    if (!symbol.matches("[A-Za-z0-9][A-Za-z0-9._/-]{0,31}")) {
      throw new IllegalArgumentException(
          "symbol '"
              + symbol
              + "': 1 to 32 letters, digits or . / _ - are allowed, the first a letter or digit");
    }
    if (!quoteCurrency.matches("[A-Z]{3,5}")) {
      throw new IllegalArgumentException(
          "quote currency '" + quoteCurrency + "': 3 to 5 capital letters are allowed");
    }
    requirePositive("tick size", tickSize);
    requirePositive("lot size", lotSize);
    if (commissionRate < 0 || commissionRate >= FixedPoint.ONE) {
      throw new IllegalArgumentException(
          "commission rate " + FixedPoint.format(commissionRate) + ": 0 up to below 1 is allowed");
    }
  }

  /** Commission on a notional, half-even to eight digits. */
  public long commission(long notional) {
    return FixedPoint.multiply(notional, commissionRate);
  }

  private static void requirePositive(String field, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException(
          field + " " + FixedPoint.format(value) + ": above 0 is allowed");
    }
  }
}
