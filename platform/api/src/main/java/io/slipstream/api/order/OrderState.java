package io.slipstream.api.order;

import java.util.EnumSet;
import java.util.Set;

/** Life of an order; the one published table of states, predicates and legal transitions. */
public enum OrderState {
  /** Made by us, not yet decided on. */
  INITIALIZED,
  /** Refused by us; it never left. */
  DENIED,
  /** On its way to the venue. */
  SUBMITTED,
  /** Working at the venue (FIX NEW). */
  ACCEPTED,
  /** Refused by the venue. */
  REJECTED,
  /** Working, filled in part. */
  PARTIALLY_FILLED,
  /** We asked the venue to cancel it. */
  PENDING_CANCEL,
  /** Filled whole. */
  FILLED,
  /** Taken back. */
  CANCELED;

  /** Awaiting the venue's answer. */
  public boolean isInFlight() {
    return this == SUBMITTED || this == PENDING_CANCEL;
  }

  /** Working at the venue. */
  public boolean isOpen() {
    return this == ACCEPTED || this == PARTIALLY_FILLED || this == PENDING_CANCEL;
  }

  /** Terminal: nothing follows. */
  public boolean isClosed() {
    return successors().isEmpty();
  }

  /** Whether {@code next} may follow this state. */
  public boolean canBecome(OrderState next) {
    return successors().contains(next);
  }

  private Set<OrderState> successors() {
    return switch (this) {
      case INITIALIZED -> EnumSet.of(DENIED, SUBMITTED);
      case SUBMITTED ->
          EnumSet.of(ACCEPTED, REJECTED, PENDING_CANCEL, PARTIALLY_FILLED, FILLED, CANCELED);
      case ACCEPTED -> EnumSet.of(PARTIALLY_FILLED, FILLED, PENDING_CANCEL, CANCELED, REJECTED);
      case PARTIALLY_FILLED -> EnumSet.of(PARTIALLY_FILLED, FILLED, PENDING_CANCEL, CANCELED);
      case PENDING_CANCEL -> EnumSet.of(CANCELED, FILLED, PARTIALLY_FILLED, ACCEPTED, REJECTED);
      case DENIED, REJECTED, FILLED, CANCELED -> EnumSet.noneOf(OrderState.class);
    };
  }
}
