package io.slipstream.api.order;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Life of an order: the one published table of states, predicates and legal transitions. Names
 * follow FIX 4.4 OrdStatus; see the order state matrices in its appendix D.
 */
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
  /** Working; its stop price was reached. */
  TRIGGERED,
  /** Working, filled in part. */
  PARTIALLY_FILLED,
  /** Working; the venue has our wish to cancel it and has not decided. */
  PENDING_CANCEL,
  /** Working; the venue has our wish to replace it and has not decided. */
  PENDING_REPLACE,
  /** Asleep at the venue until its next session. */
  DONE_FOR_DAY,
  /** Filled whole. */
  FILLED,
  /** Taken back. */
  CANCELED,
  /** Its time in force ended. */
  EXPIRED;

  private static final OrderState[] ALL = values();

  private int successorBits;

  static {
    INITIALIZED.leadsTo(DENIED, SUBMITTED);
    SUBMITTED.leadsTo(ACCEPTED, REJECTED, TRIGGERED, PARTIALLY_FILLED, PENDING_CANCEL);
    SUBMITTED.leadsTo(PENDING_REPLACE, FILLED, CANCELED, EXPIRED);
    ACCEPTED.leadsTo(REJECTED, TRIGGERED, PARTIALLY_FILLED, PENDING_CANCEL, PENDING_REPLACE);
    ACCEPTED.leadsTo(DONE_FOR_DAY, FILLED, CANCELED, EXPIRED);
    TRIGGERED.leadsTo(REJECTED, PARTIALLY_FILLED, PENDING_CANCEL, PENDING_REPLACE);
    TRIGGERED.leadsTo(DONE_FOR_DAY, FILLED, CANCELED, EXPIRED);
    PARTIALLY_FILLED.leadsTo(PARTIALLY_FILLED, PENDING_CANCEL, PENDING_REPLACE);
    PARTIALLY_FILLED.leadsTo(DONE_FOR_DAY, FILLED, CANCELED, EXPIRED);
    for (OrderState pending : new OrderState[] {PENDING_CANCEL, PENDING_REPLACE}) {
      pending.leadsTo(ACCEPTED, TRIGGERED, PARTIALLY_FILLED, PENDING_CANCEL, PENDING_REPLACE);
      pending.leadsTo(DONE_FOR_DAY, FILLED, CANCELED, EXPIRED);
    }
    DONE_FOR_DAY.leadsTo(ACCEPTED, TRIGGERED, PARTIALLY_FILLED, PENDING_CANCEL, FILLED);
    DONE_FOR_DAY.leadsTo(CANCELED, EXPIRED);
  }

  private void leadsTo(OrderState... next) {
    for (OrderState state : next) {
      successorBits |= 1 << state.ordinal();
    }
  }

  /** On its way to the venue, which has not answered. */
  public boolean isInFlight() {
    return this == SUBMITTED;
  }

  /** At the venue. */
  public boolean isOpen() {
    return this == ACCEPTED
        || this == TRIGGERED
        || this == PARTIALLY_FILLED
        || this == PENDING_CANCEL
        || this == PENDING_REPLACE
        || this == DONE_FOR_DAY;
  }

  /** Terminal. Only the correction of an execution can reopen a filled order. */
  public boolean isClosed() {
    return successorBits == 0;
  }

  /** Whether {@code next} may follow this state. */
  public boolean canBecome(OrderState next) {
    return (successorBits >>> next.ordinal() & 1) != 0;
  }

  /** The states that may follow. */
  public Set<OrderState> successors() {
    Set<OrderState> next = EnumSet.noneOf(OrderState.class);
    for (OrderState state : ALL) {
      if (canBecome(state)) {
        next.add(state);
      }
    }
    return Collections.unmodifiableSet(next);
  }
}
