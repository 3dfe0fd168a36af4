package io.slipstream.api.service.operations;

import io.slipstream.api.service.pods.HaltPolicy;
import io.slipstream.api.service.pods.PodReport;
import io.slipstream.api.service.pods.RemotePodRequest;
import java.util.Map;

/**
 * Creating, configuring, stopping and removing pods, wherever they run; an OSGi service. A call
 * returns once the change is durable, or throws {@link OperationRefusedException} and changed
 * nothing. A wish that is repeated under its key gets the first answer. While the session is not up
 * nothing can be journaled: then a wish about a remote pod is granted when it has no key.
 */
public interface PodOperations {
  /** Writes the pod's configuration and waits until the pod is there. */
  PodView create(PodRequest request, Operator operator);

  /** Removes a pod and its configuration; its ledger and position stay in the portfolio. */
  PodView remove(String name, Operator operator);

  /** Changes limits and parameters, all or none, and waits until they are in force. */
  PodReport configure(String name, Map<String, String> changes, Operator operator);

  /** Lets a suspended pod trade again. */
  PodReport start(String name, Operator operator);

  /** Suspends a pod: its working orders are canceled, its position is treated by policy. */
  PodReport stop(String name, HaltPolicy position, Operator operator);

  /** Lets a program join as a pod. */
  PodReport join(RemotePodRequest request, Operator operator);

  /** Watches a remote pod no more. */
  PodReport leave(String name, Operator operator);
}
