package io.slipstream.api.market;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A read-only view of an instrument's order book, best level first, valid during the call. Prices
 * and quantities are in the instrument's units.
 */
@ProviderType
public interface Book {
  /** Whether it follows the venue without a gap since its last snapshot. */
  boolean isCurrent();

  /** The venue's number of the last change. */
  long sequence();

  /** Number of bid levels. */
  int bids();

  /** Number of ask levels. */
  int asks();

  /** Price of bid {@code level}, 0 is the best. */
  long bidPrice(int level);

  /** Quantity of bid {@code level}. */
  long bidQuantity(int level);

  /** Price of ask {@code level}, 0 is the best. */
  long askPrice(int level);

  /** Quantity of ask {@code level}. */
  long askQuantity(int level);
}
