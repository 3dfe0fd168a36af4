package io.slipstream.api.market;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A read-only view of one bar. It is valid during the call that hands it over; {@link #copy()}
 * keeps one. Times are nanoseconds since the epoch, UTC. The plain names are doubles for signals,
 * the {@code ...Price} names are {@link FixedPoint} for orders.
 */
@ProviderType
public interface Bar {
  /** Symbol of the instrument. */
  String symbol();

  /** Start of the bar, inclusive. */
  long openTime();

  /** End of the bar, exclusive: the moment it is known. */
  long closeTime();

  /** First price, {@link FixedPoint}. */
  long openPrice();

  /** Highest price, {@link FixedPoint}. */
  long highPrice();

  /** Lowest price, {@link FixedPoint}. */
  long lowPrice();

  /** Last price, {@link FixedPoint}. */
  long closePrice();

  /** Traded quantity, {@link FixedPoint}. */
  long tradedQuantity();

  /** First price for signals. */
  default double open() {
    return FixedPoint.toDouble(openPrice());
  }

  /** Highest price for signals. */
  default double high() {
    return FixedPoint.toDouble(highPrice());
  }

  /** Lowest price for signals. */
  default double low() {
    return FixedPoint.toDouble(lowPrice());
  }

  /** Last price for signals. */
  default double close() {
    return FixedPoint.toDouble(closePrice());
  }

  /** Traded quantity for signals. */
  default double volume() {
    return FixedPoint.toDouble(tradedQuantity());
  }

  /** A bar that stays valid. */
  Bar copy();
}
