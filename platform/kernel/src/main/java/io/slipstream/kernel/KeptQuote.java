package io.slipstream.kernel;

import io.slipstream.api.market.Quote;

/** Best prices as a value. */
public record KeptQuote(
    String symbol,
    long eventTime,
    long receivedTime,
    long bidPrice,
    long bidQuantity,
    long askPrice,
    long askQuantity)
    implements Quote {

  /** Keeps a view. */
  public static KeptQuote of(Quote quote) {
    return new KeptQuote(
        quote.symbol(),
        quote.eventTime(),
        quote.receivedTime(),
        quote.bidPrice(),
        quote.bidQuantity(),
        quote.askPrice(),
        quote.askQuantity());
  }
}
