package io.slipstream.benchmarks;

import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.Instrument;
import java.util.SplittableRandom;

/** Instruments, and seeded random walks of bars for them. */
final class Market {
  static final long MINUTE = 60_000_000_000L;
  static final long DAY = 24 * 60 * MINUTE;

  /** One unit of quantity. */
  static final long UNIT = 100_000_000L;

  /** Five basis points, of maker and taker. */
  static final long COMMISSION = 50_000L;

  private static final long START = 1_262_304_000_000_000_000L;
  private static final long FIRST_PRICE = 1_000_000;
  private static final long LEAST_PRICE = 100_000;

  private Market() {}

  /** Prices in cents, quantities and money with eight digits. */
  static Instrument instrument(String symbol) {
    return Instrument.builder(symbol, "USD")
        .scales(2, 8, 8)
        .commission(COMMISSION, COMMISSION)
        .build();
  }

  /** The same bars for the same seed, without gaps in time. */
  static BarSeries walk(String symbol, long period, int length, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    BarSeries.Builder bars = BarSeries.builder(instrument(symbol), period);
    long close = FIRST_PRICE;
    for (int i = 0; i < length; i++) {
      long open = step(random, close, 50);
      close = step(random, open, 1000);
      long high = Math.max(open, close) + random.nextInt(200);
      long low = Math.min(open, close) - random.nextInt(200);
      bars.add(START + i * period, open, high, low, close, UNIT * (1 + random.nextInt(100)));
    }
    return bars.build();
  }

  private static long step(SplittableRandom random, long price, int most) {
    long next = price + random.nextInt(-most, most + 1);
    return next < LEAST_PRICE ? 2 * LEAST_PRICE - next : next;
  }
}
