package io.slipstream.kernel;

import io.slipstream.api.order.Fill;
import io.slipstream.api.order.OrderState;
import io.slipstream.api.service.risk.Verdict;

/** What the kernel decided on an input; the same inputs give the same decisions. */
public sealed interface Decision {
  /** The kernel's number of the pod it concerns, or -1 when it concerns none. */
  int pod();

  /** The gate refused an intent or a replacement; {@code order} is the pod's own number. */
  record IntentDenied(int pod, long order, String clientOrderId, String symbol, Verdict verdict)
      implements Decision {}

  /** The gate let an intent pass that is beyond a soft limit. */
  record LimitWarned(int pod, long order, String clientOrderId, String symbol, Verdict verdict)
      implements Decision {}

  /** An order changed state; DENIED has its own decision before this one. */
  record OrderChanged(
      int pod,
      long order,
      String clientOrderId,
      String symbol,
      OrderState state,
      String reason,
      long cumQty,
      long leavesQty,
      long eventTime)
      implements Decision {}

  /** A replacement is in force, under its own id. */
  record OrderReplaced(
      int pod,
      long order,
      String clientOrderId,
      String symbol,
      long orderQty,
      long limitPrice,
      long stopPrice,
      long eventTime)
      implements Decision {}

  /** A wish to cancel or replace was refused; the order goes on. */
  record RequestRejected(
      int pod, long order, String clientOrderId, String symbol, String reason, long eventTime)
      implements Decision {}

  /** An execution reached the ledger; with a quantity below zero one was taken back. */
  record Filled(int pod, Fill fill) implements Decision {}

  /** Cash moved between the treasury and a pod; above zero towards the pod. */
  record CapitalMoved(
      int pod, String name, double weight, long targetCapital, long moved, String reason)
      implements Decision {}

  /**
   * A pod's cash moved for another reason than an execution or a grant.
   *
   * @param kind of movement
   * @param amount in cash units of the instrument's quote currency
   */
  record CashAdjusted(int pod, String symbol, CashKind kind, long amount) implements Decision {}

  /** A margin account fell below maintenance: its positions are being closed. */
  record Liquidated(int pod, long equity, long maintenanceMargin) implements Decision {}

  /** A book missed a change and is not current until its next snapshot. */
  record BookGap(String symbol, long expected, long received) implements Decision {
    @Override
    public int pod() {
      return -1;
    }
  }

  /** Why cash moved. */
  enum CashKind {
    /** Money instead of a fraction of a unit after a split. */
    CASH_IN_LIEU,
    /** A dividend, paid to longs by shorts. */
    DIVIDEND,
    /** Perpetual funding. */
    FUNDING,
    /** A fee for borrowed units. */
    BORROW_FEE
  }
}
