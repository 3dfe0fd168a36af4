package io.slipstream.kernel;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Rounding;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;
import java.util.ArrayList;
import java.util.List;

/** The portfolio's currency, number 0, and the others that instruments are quoted in. */
final class Currencies {
  private final List<Currency> currencies = new ArrayList<>();

  /** Null when it is unknown. */
  Currency find(String code) {
    for (Currency currency : currencies) {
      if (currency.code.equals(code)) {
        return currency;
      }
    }
    return null;
  }

  Currency add(String code, int scale) {
    Currency currency = new Currency(currencies.size(), code, scale);
    currencies.add(currency);
    return currency;
  }

  Currency get(int number) {
    return currencies.get(number);
  }

  int count() {
    return currencies.size();
  }

  void writeState(StateSink sink) {
    for (Currency currency : currencies) {
      sink.put(currency.numerator).put(currency.denominator);
    }
  }

  /** Rates; the currencies are there already. */
  void readState(StateSource source) {
    for (Currency currency : currencies) {
      currency.setRate(source.take(), source.take());
    }
  }

  /** A currency and its last rate. */
  static final class Currency {
    private final int number;
    private final String code;
    private final int scale;
    private long numerator;
    private long denominator = 1;

    private Currency(int number, String code, int scale) {
      this.number = number;
      this.code = code;
      this.scale = scale;
      this.numerator = number == 0 ? 1 : 0;
    }

    void setRate(long newNumerator, long newDenominator) {
      numerator = newNumerator;
      denominator = newDenominator;
    }

    long numerator() {
      return numerator;
    }

    long denominator() {
      return denominator;
    }

    /** Half-even; without a rate it is worth nothing. */
    long toPortfolio(long cash) {
      return number == 0
          ? cash
          : FixedPoint.multiplyDivide(cash, numerator, denominator, Rounding.HALF_EVEN);
    }

    boolean hasRate() {
      return numerator > 0;
    }

    boolean isPortfolio() {
      return number == 0;
    }

    int number() {
      return number;
    }

    String code() {
      return code;
    }

    int scale() {
      return scale;
    }
  }
}
