package io.slipstream.api.service.operations;

/**
 * Creating, stopping and removing pods; an OSGi service. A call returns once the change is durable,
 * or throws {@link OperationRefusedException} and changed nothing. A wish that is repeated under
 * its key gets the first answer.
 */
public interface PodOperations {
  /** Writes the pod's configuration and waits until the pod is there. */
  PodView create(PodRequest request, Operator operator);

  /** Lets a suspended pod trade again. */
  PodView start(String name, Operator operator);

  /** Suspends a pod: its working orders are canceled, its position is kept. */
  PodView stop(String name, Operator operator);

  /** Removes a pod and its configuration; its ledger and position stay in the portfolio. */
  PodView remove(String name, Operator operator);
}
