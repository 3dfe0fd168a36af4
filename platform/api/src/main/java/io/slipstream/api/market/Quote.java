package io.slipstream.api.market;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A read-only view of the best prices of an instrument, valid during the call. Prices and
 * quantities are in the instrument's units; times are nanoseconds since the epoch, UTC.
 */
@ProviderType
public interface Quote {
  /** Symbol of the instrument. */
  String symbol();

  /** When it happened at the venue. */
  long eventTime();

  /** When we learned of it. */
  long receivedTime();

  /** Best price to sell at, above zero. */
  long bidPrice();

  /** Quantity at the bid, zero or more. */
  long bidQuantity();

  /** Best price to buy at, at or above the bid. */
  long askPrice();

  /** Quantity at the ask, zero or more. */
  long askQuantity();
}
