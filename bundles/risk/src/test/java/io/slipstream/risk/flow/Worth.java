package io.slipstream.risk.flow;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;

/** What quantities are worth in the portfolio currency, each step rounded as the docs say. */
final class Worth {
  private final int cashScale;
  private final Map<String, BigDecimal[]> rates = new TreeMap<>();

  Worth(int cashScale) {
    this.cashScale = cashScale;
  }

  void setRate(String currency, long numerator, long denominator) {
    rates.put(
        currency,
        new BigDecimal[] {BigDecimal.valueOf(numerator), BigDecimal.valueOf(denominator)});
  }

  /** Money units of the portfolio currency; the sign is the quantity's. */
  BigInteger of(Instrument terms, long quantity, long price) {
    BigInteger cash =
        BigDecimal.valueOf(quantity, terms.quantityScale())
            .multiply(BigDecimal.valueOf(price, terms.priceScale()))
            .multiply(BigDecimal.valueOf(terms.multiplier(), FixedPoint.SCALE))
            .setScale(terms.cashScale(), RoundingMode.HALF_EVEN)
            .unscaledValue();
    BigDecimal[] rate = rates.get(terms.quoteCurrency());
    return rate == null
        ? cash
        : new BigDecimal(cash)
            .multiply(rate[0])
            .divide(rate[1], 0, RoundingMode.HALF_EVEN)
            .toBigInteger();
  }

  /** A part of money, up. */
  static BigInteger part(BigInteger money, long rate) {
    return new BigDecimal(money)
        .multiply(BigDecimal.valueOf(rate, FixedPoint.SCALE))
        .setScale(0, RoundingMode.CEILING)
        .toBigInteger();
  }

  /** Money over money as a fraction, up; the most there is when there is no equity. */
  static BigInteger ratio(BigInteger money, long equity) {
    BigInteger most = BigInteger.valueOf(Long.MAX_VALUE);
    if (money.signum() <= 0) {
      return BigInteger.ZERO;
    }
    if (equity <= 0) {
      return most;
    }
    return new BigDecimal(money)
        .multiply(BigDecimal.valueOf(FixedPoint.ONE))
        .divide(BigDecimal.valueOf(equity), 0, RoundingMode.CEILING)
        .toBigInteger()
        .min(most);
  }

  /** Money units as fixed-point. */
  BigInteger shown(BigInteger money) {
    return money.multiply(BigInteger.TEN.pow(FixedPoint.SCALE - cashScale));
  }

  /** Fixed-point as money units, down. */
  BigInteger money(long fixedPoint) {
    return BigInteger.valueOf(fixedPoint).divide(BigInteger.TEN.pow(FixedPoint.SCALE - cashScale));
  }

  /** A quantity as fixed-point. */
  static BigInteger units(Instrument terms, long quantity) {
    return BigDecimal.valueOf(quantity, terms.quantityScale())
        .setScale(FixedPoint.SCALE)
        .unscaledValue();
  }
}
