package io.slipstream.kernel;

import io.slipstream.api.order.Fill;
import io.slipstream.api.order.OrderState;
import io.slipstream.api.service.risk.Verdict;

/** What the kernel decided on an input; the same inputs give the same decisions. */
public sealed interface Decision {
  /** The kernel's number of the pod it concerns. */
  int pod();

  /** The gate refused an intent. */
  record IntentDenied(int pod, String clientOrderId, String symbol, Verdict verdict)
      implements Decision {}

  /** An order changed state; DENIED has its own decision before this one. */
  record OrderChanged(int pod, String clientOrderId, String symbol, OrderState state, String reason)
      implements Decision {}

  /** An execution reached the ledger. */
  record Filled(int pod, Fill fill) implements Decision {}

  /** Cash moved between the treasury and a pod; above zero towards the pod. */
  record CapitalMoved(
      int pod, String name, double weight, long targetCapital, long moved, String reason)
      implements Decision {}
}
