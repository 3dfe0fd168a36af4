package io.slipstream.kernel;

import java.util.List;

/** Rates at which money of other currencies counts in the portfolio's. */
final class CurrencyRates {
  private final Currencies currencies;
  private final List<InstrumentState> instruments;
  private final List<Pod> pods;

  CurrencyRates(Currencies currencies, List<InstrumentState> instruments, List<Pod> pods) {
    this.currencies = currencies;
    this.instruments = instruments;
    this.pods = pods;
  }

  /**
   * Whether a rate can be set.
   *
   * @throws KernelException when it cannot
   */
  void check(Input.CurrencyRateSet in) {
    Currencies.Currency currency = currencies.find(in.currency());
    if (currency == null || currency.isPortfolio()) {
      throw new KernelException(
          KernelException.Refusal.CURRENCY,
          "not allowed: rate of " + in.currency() + ", which no instrument is quoted in");
    }
    if (in.numerator() <= 0 || in.denominator() <= 0) {
      throw new KernelException(
          KernelException.Refusal.RATE,
          "not allowed: rate " + in.numerator() + " / " + in.denominator());
    }
    long numerator = currency.numerator();
    long denominator = currency.denominator();
    try {
      currency.setRate(in.numerator(), in.denominator());
      pods.forEach(pod -> pod.ledger().requireWorth());
    } catch (ArithmeticException e) {
      throw new KernelException(
          KernelException.Refusal.OUT_OF_RANGE,
          "not allowed: rate "
              + in.numerator()
              + " / "
              + in.denominator()
              + " of "
              + in.currency());
    } finally {
      currency.setRate(numerator, denominator);
    }
  }

  void set(Input.CurrencyRateSet in) {
    Currencies.Currency changed = currencies.find(in.currency());
    changed.setRate(in.numerator(), in.denominator());
    for (InstrumentState instrument : instruments) {
      if (instrument.currency() == changed) {
        instrument.move();
      }
    }
    pods.forEach(pod -> pod.ledger().change());
  }
}
