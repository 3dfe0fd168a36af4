package io.slipstream.benchmarks;

import io.slipstream.api.market.Quote;
import java.util.SplittableRandom;

/** One quote after the other, a millisecond of event time apart, in one reused view. */
final class QuoteFeed implements Quote {
  private static final int STEPS = 4096;
  private static final long STEP = 1_000_000;

  private final String symbol;
  private final long[] bids = new long[STEPS];
  private int at;
  private long time = 1_262_304_000_000_000_000L;

  QuoteFeed(String symbol, long seed) {
    this.symbol = symbol;
    SplittableRandom random = new SplittableRandom(seed);
    long bid = 1_000_000;
    for (int i = 0; i < STEPS; i++) {
      bid += random.nextInt(-20, 21);
      bids[i] = bid;
    }
  }

  QuoteFeed next() {
    at = at + 1 & STEPS - 1;
    time += STEP;
    return this;
  }

  @Override
  public String symbol() {
    return symbol;
  }

  @Override
  public long eventTime() {
    return time;
  }

  @Override
  public long receivedTime() {
    return time;
  }

  @Override
  public long bidPrice() {
    return bids[at];
  }

  @Override
  public long bidQuantity() {
    return 100 * Market.UNIT;
  }

  @Override
  public long askPrice() {
    return bids[at] + 10;
  }

  @Override
  public long askQuantity() {
    return 100 * Market.UNIT;
  }
}
