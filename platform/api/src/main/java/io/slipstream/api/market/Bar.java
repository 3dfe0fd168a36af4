package io.slipstream.api.market;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A read-only view of one bar. It is valid during the call that hands it over; {@link #copy()}
 * keeps one. Times are nanoseconds since the epoch, UTC. The plain names are doubles for signals,
 * the {@code ...Price} names are the instrument's exact units for orders.
 */
@ProviderType
public interface Bar {
  /** Symbol of the instrument. */
  String symbol();

  /** Start of the bar, inclusive. */
  long openTime();

  /** End of the bar, exclusive: the moment it is known. */
  long closeTime();

  /** When we learned of it; the close time where no feed says otherwise. */
  default long receivedTime() {
    return closeTime();
  }

  /** First price, in the instrument's price units. */
  long openPrice();

  /** Highest price, in price units. */
  long highPrice();

  /** Lowest price, in price units. */
  long lowPrice();

  /** Last price, in price units. */
  long closePrice();

  /** Traded quantity, in quantity units. */
  long tradedQuantity();

  /** First price for signals. */
  double open();

  /** Highest price for signals. */
  double high();

  /** Lowest price for signals. */
  double low();

  /** Last price for signals. */
  double close();

  /** Traded quantity for signals. */
  double volume();

  /** A bar that stays valid. */
  Bar copy();
}
