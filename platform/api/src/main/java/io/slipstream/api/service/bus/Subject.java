package io.slipstream.api.service.bus;

/** The one list of subjects; each has a JSON Schema of the same name in the bus. */
public enum Subject {
  /** An intent of a pod, before the gate. */
  DECISIONS_ORDER_INTENT("decisions.order_intent"),
  /** The pods of a desk decided together. */
  DECISIONS_META("decisions.meta"),
  /** A rule of risk was violated. */
  RISK_VIOLATIONS("risk.violations"),
  /** An order changed state. */
  EXECUTIONS_ORDER_UPDATE("executions.order_update"),
  /** An execution. */
  EXECUTIONS_FILL("executions.fill"),
  /** Our books and the venue's differ, or do so no more. */
  EXECUTIONS_RECONCILE("executions.reconcile"),
  /** Capital moved to or from a pod. */
  ALLOCATION_CHANGES("allocation.changes"),
  /** A pod started, stopped, or got another strategy. */
  LIFECYCLE_TRANSITIONS("lifecycle.transitions"),
  /** The journal is not what it was when it was written. */
  AUDIT_ALERTS("audit.alerts"),
  /** A backtest ended. */
  BACKTEST_RESULTS("backtest.results");

  private final String text;

  Subject(String text) {
    this.text = text;
  }

  /** The subject as it is written on the bus. */
  public String text() {
    return text;
  }
}
