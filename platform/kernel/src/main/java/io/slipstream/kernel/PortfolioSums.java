package io.slipstream.kernel;

import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;
import java.util.Arrays;

/**
 * The portfolio's cash and marked positions by currency, counted apart from the pods' and the
 * treasury's, which must add up to them.
 */
final class PortfolioSums {
  private final Currencies currencies;
  private long[] cash = new long[1];
  private long[] marked = new long[1];
  private InstrumentState watched;
  private boolean watching;

  PortfolioSums(Currencies currencies) {
    this.currencies = currencies;
  }

  void ensureCurrency(int number) {
    if (number >= cash.length) {
      cash = Arrays.copyOf(cash, number + 1);
      marked = Arrays.copyOf(marked, number + 1);
    }
  }

  long cash(int currency) {
    return cash[currency];
  }

  void setCash(int currency, long value) {
    cash[currency] = value;
  }

  void moveMarked(int currency, long change) {
    marked[currency] = Bounded.add(marked[currency], change);
  }

  long marked(int currency) {
    return marked[currency];
  }

  /** The mark of an instrument moves on its own, until it is settled for good. */
  void watch(InstrumentState instrument) {
    if (watched != instrument) {
      watched = instrument;
    }
    watching = true;
  }

  /** Values the holders of what is watched at its mark, before their value is read. */
  void settle() {
    if (watching) {
      watched.revalueAtMark();
    }
  }

  /** The same, and no mark moves on its own any more. */
  void unwatch() {
    settle();
    watching = false;
  }

  int currencies() {
    return cash.length;
  }

  /** Equity of the portfolio in its currency when all of it is converted at once. */
  boolean isSingleCurrency() {
    return currencies.count() <= 1;
  }

  void writeState(StateSink sink) {
    for (int i = 0; i < cash.length; i++) {
      sink.put(cash[i]).put(marked[i]);
    }
  }

  /** Sums of all currencies, which are there already. */
  void readState(StateSource source) {
    for (int i = 0; i < cash.length; i++) {
      cash[i] = source.take();
      marked[i] = source.take();
    }
  }
}
