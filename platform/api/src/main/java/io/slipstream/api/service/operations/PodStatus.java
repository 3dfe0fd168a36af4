package io.slipstream.api.service.operations;

/** What a pod is doing. */
public enum PodStatus {
  /** Trading. */
  ACTIVE,
  /** Its strategy is not installed. */
  WAITING,
  /** Stopped by an operator. */
  SUSPENDED,
  /** Stopped as its strategy failed; its open orders were canceled. */
  QUARANTINED,
  /** Taken off; its ledger stays. */
  REMOVED,
  /** Its configuration is not allowed; it never started. */
  INVALID
}
