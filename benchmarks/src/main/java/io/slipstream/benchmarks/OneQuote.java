package io.slipstream.benchmarks;

import io.slipstream.api.market.Quote;

/** A quote that is reused, a millisecond after the one before. */
final class OneQuote implements Quote {
  private static final long STEP = 1_000_000;

  private long time = 1_262_304_000_000_000_000L;
  private long price;
  private String symbol = "";

  /** With a spread of two ticks around a price. */
  OneQuote next(String newSymbol, long newPrice) {
    symbol = newSymbol;
    time += STEP;
    price = newPrice;
    return this;
  }

  @Override
  public String symbol() {
    return symbol;
  }

  @Override
  public long receivedTime() {
    return time;
  }

  @Override
  public long eventTime() {
    return time;
  }

  @Override
  public long bidPrice() {
    return price - 1;
  }

  @Override
  public long askPrice() {
    return price + 1;
  }

  @Override
  public long bidQuantity() {
    return 1_000_000 * Market.UNIT;
  }

  @Override
  public long askQuantity() {
    return 1_000_000 * Market.UNIT;
  }
}
