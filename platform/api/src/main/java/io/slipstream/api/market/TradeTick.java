package io.slipstream.api.market;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A read-only view of one trade of the market, valid during the call. Price and quantity are in the
 * instrument's units; times are nanoseconds since the epoch, UTC.
 */
@ProviderType
public interface TradeTick {
  /** Symbol of the instrument. */
  String symbol();

  /** When it happened at the venue. */
  long eventTime();

  /** When we learned of it. */
  long receivedTime();

  /** Price, above zero. */
  long price();

  /** Quantity, above zero. */
  long quantity();

  /** +1 when the buyer removed liquidity, -1 when the seller did, 0 when it is not known. */
  int aggressor();
}
