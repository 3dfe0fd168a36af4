package io.slipstream.api.portfolio;

import io.slipstream.api.market.Instrument;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A read-only view of a pod's holding of one instrument, valid during the call. Quantities, prices
 * and money are in the instrument's units.
 */
@ProviderType
public interface Position {
  /** What is held. */
  Instrument instrument();

  /** Symbol of the instrument. */
  default String symbol() {
    return instrument().symbol();
  }

  /** Above zero long, below zero short. */
  long quantity();

  /** What the open lots cost, same sign as the quantity, without commission. */
  long openCost();

  /** Last known price, zero before the first. */
  long markPrice();

  /** Realized profit and loss, first in first out, gross of commission. */
  long realizedPnl();

  /** Number of open lots. */
  int lots();

  /** Signed quantity of an open lot; 0 is the oldest. */
  long lotQuantity(int lot);

  /** Cost of an open lot, same sign as its quantity. */
  long lotCost(int lot);

  /** Average entry price of the open quantity; zero when flat. */
  default long averagePrice() {
    return instrument().averagePrice(openCost(), quantity());
  }

  /** Signed notional at the mark. */
  default long notional() {
    return instrument().notional(quantity(), markPrice());
  }

  /** Profit and loss of the open quantity at the mark, gross of commission. */
  default long unrealizedPnl() {
    return Math.subtractExact(notional(), openCost());
  }

  /** Neither long nor short. */
  default boolean isFlat() {
    return quantity() == 0;
  }
}
