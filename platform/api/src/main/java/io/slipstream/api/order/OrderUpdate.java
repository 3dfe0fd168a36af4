package io.slipstream.api.order;

import org.osgi.annotation.versioning.ProviderType;

/** A read-only view of a change of one of the pod's orders, valid during the call. */
@ProviderType
public interface OrderUpdate {
  /** The pod's own number of the order, as {@code submit} returned it. */
  long order();

  /** Our id of the order at the venue. */
  String clientOrderId();

  /** Its instrument. */
  String symbol();

  /** The state it is in now. */
  OrderState state();

  /** Why it was denied, rejected, canceled or expired; empty otherwise. */
  String reason();

  /** When it happened at the venue, or here; nanoseconds since the epoch. */
  long eventTime();

  /** Quantity filled so far, in the instrument's units. */
  long cumQty();

  /** Quantity still working, in the instrument's units. */
  long leavesQty();
}
