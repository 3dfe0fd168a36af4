package io.slipstream.api.service.venue;

import io.slipstream.api.order.OrderTerms;

/** A view of an order as the venue sees it, valid during the call. */
public interface VenueOrder extends OrderTerms {
  /** The kernel's number of the order, unique in the session. */
  long orderId();

  /** Our id of the order at the venue. */
  String clientOrderId();

  /** The kernel's number of the pod: the venue's account. */
  int pod();

  /** The kernel's number of the instrument. */
  int instrumentNumber();

  /** When the intent was made, nanoseconds since the epoch. */
  long decisionTime();
}
