package io.slipstream.api.service.pods;

/** Where a pod runs. */
public enum PodPlace {
  /** In this process, on the portfolio's ledger, behind the gate. */
  IN_PROCESS,
  /** A program of its own with an account of its own, outside gate and ledger sums. */
  REMOTE
}
