package io.slipstream.testkit;

import io.slipstream.api.market.Instrument;
import io.slipstream.api.market.Quote;
import io.slipstream.kernel.KeptQuote;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Best prices for tests, from {@link Bars#START} on, with 1,000 units on each side. */
public final class Quotes {
  private static final double SECOND = 1e9;
  private static final double QUANTITY = 1000;
  private static final int FIRST_CENTS = 10_000;

  private Quotes() {}

  /**
   * Quotes of seconds, bid and ask.
   *
   * @throws IllegalArgumentException when a row cannot be a quote, with its number
   */
  public static QuoteSeries rows(Instrument instrument, double[]... rows) {
    List<Quote> quotes = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) {
      double[] row = rows[i];
      if (row.length != 3 || !(row[1] > 0 && row[1] <= row[2])) {
        throw new IllegalArgumentException(
            "quote " + i + ": seconds, a bid above 0 and an ask at or above it are allowed");
      }
      long time = Bars.START + Math.round(row[0] * SECOND);
      long bid = Decimals.units(row[1], instrument.priceScale());
      long ask = Decimals.units(row[2], instrument.priceScale());
      long quantity = Decimals.units(QUANTITY, instrument.quantityScale());
      quotes.add(new KeptQuote(instrument.symbol(), time, time, bid, quantity, ask, quantity));
    }
    return new QuoteSeries(instrument, quotes);
  }

  /**
   * A quote a second whose mid walks from 100 by at most three cents, with a spread of two to six;
   * the same seed gives the same walk.
   */
  public static QuoteSeries randomWalk(Instrument instrument, int quotes, long seed) {
    Random random = new Random(seed);
    double[][] rows = new double[quotes][];
    int mid = FIRST_CENTS;
    for (int i = 0; i < quotes; i++) {
      mid = Math.max(FIRST_CENTS / 2, mid + random.nextInt(7) - 3);
      int half = 1 + random.nextInt(3);
      rows[i] = new double[] {i, (mid - half) / 100.0, (mid + half) / 100.0};
    }
    return rows(instrument, rows);
  }
}
