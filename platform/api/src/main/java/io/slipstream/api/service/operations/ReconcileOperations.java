package io.slipstream.api.service.operations;

/** Compares our books with what the venues say; an OSGi service. */
public interface ReconcileOperations {
  /** The last comparison. */
  ReconcileView last();

  /** Compares now. */
  ReconcileView reconcile(Operator operator);

  /**
   * Takes a difference for known: it is reported no more as long as it stays the same.
   *
   * @throws OperationRefusedException when there is none, or the reason is missing
   */
  ReconcileView accept(long number, String reason, Operator operator);

  /**
   * Takes the venue's figure into our books, by a change that the journal has, and compares again.
   *
   * @throws OperationRefusedException when there is none, the reason is missing, or it does not fit
   */
  ReconcileView adopt(long number, String reason, Operator operator);
}
