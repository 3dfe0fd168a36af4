package io.slipstream.api.order;

import io.slipstream.api.market.Instrument;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A read-only view of an execution of one of the pod's orders, valid during the call; {@link
 * #copy()} keeps one. Price and quantity are in the instrument's units.
 */
@ProviderType
public interface Fill {
  /** Unique in the session. */
  long fillId();

  /** The pod's own number of the order, as {@code submit} returned it. */
  long order();

  /** Our id of the order at the venue when it was executed. */
  String clientOrderId();

  /** Whose it is. */
  String pod();

  /** What was traded. */
  Instrument instrument();

  /** Symbol of the instrument. */
  default String symbol() {
    return instrument().symbol();
  }

  /** BUY or SELL. */
  Side side();

  /** Quantity of this execution, above zero. */
  long lastQty();

  /** Price of this execution. */
  long lastPx();

  /** Paid for it, in the instrument's cash units; below zero a rebate. */
  long commission();

  /** Whether the order added liquidity. */
  boolean isMaker();

  /** When it happened at the venue, nanoseconds since the epoch. */
  long eventTime();

  /** A fill that stays valid and equals any other with the same values. */
  Fill copy();
}
