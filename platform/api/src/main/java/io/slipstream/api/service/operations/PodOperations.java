package io.slipstream.api.service.operations;

/**
 * Creating, stopping and removing pods; an OSGi service. A call returns once the change is durable,
 * or throws {@link OperationRefusedException} and changed nothing.
 */
public interface PodOperations {
  /** Writes the pod's configuration and waits until the pod is there. */
  PodView create(PodRequest request, String actor);

  /** Lets a suspended pod trade again. */
  PodView start(String name, String actor);

  /** Suspends a pod: its working orders are canceled, its position is kept. */
  PodView stop(String name, String actor);

  /** Removes a pod and its configuration; its ledger and position stay in the portfolio. */
  PodView remove(String name, String actor);
}
