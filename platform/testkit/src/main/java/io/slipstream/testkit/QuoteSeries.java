package io.slipstream.testkit;

import io.slipstream.api.market.Instrument;
import io.slipstream.api.market.Quote;
import java.util.List;

/**
 * Best prices of one instrument, ordered by time.
 *
 * @param instrument that is quoted
 * @param quotes all of this instrument, none before the one in front of it
 */
public record QuoteSeries(Instrument instrument, List<Quote> quotes) {
  /** Copies the list and checks it. */
  public QuoteSeries {
    quotes = List.copyOf(quotes);
    long time = Long.MIN_VALUE;
    for (int i = 0; i < quotes.size(); i++) {
      Quote quote = quotes.get(i);
      if (!quote.symbol().equals(instrument.symbol()) || quote.eventTime() < time) {
        throw new IllegalArgumentException(
            "quote " + i + ": one of " + instrument + " not before the last is allowed");
      }
      time = quote.eventTime();
    }
  }

  /** The quotes up to a time, that time among them, and nothing behind it. */
  QuoteSeries until(long time) {
    return new QuoteSeries(
        instrument, quotes.stream().filter(quote -> quote.eventTime() <= time).toList());
  }
}
