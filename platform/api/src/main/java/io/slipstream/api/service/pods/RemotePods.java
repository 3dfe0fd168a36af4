package io.slipstream.api.service.pods;

import io.slipstream.api.service.operations.OperationRefusedException;
import java.util.List;
import java.util.Optional;

/** Pods that are programs of their own, found by URL; an OSGi service. */
public interface RemotePods {
  /** All, by name, with those whose configuration is not allowed. */
  List<PodReport> reports();

  /** One that joined. */
  Optional<PodContract> find(String name);

  /**
   * Checks a request without doing anything.
   *
   * @throws OperationRefusedException with all problems, each naming field, value and what is
   *     allowed; it repeats no value that may be a secret
   */
  void check(RemotePodRequest request);

  /**
   * Writes the pod's configuration and begins to watch it; waits some seconds for its first answer.
   * One of this name with the very same configuration has joined already.
   *
   * @throws OperationRefusedException when it is not allowed or there is another one of this name
   */
  PodReport join(RemotePodRequest request);

  /**
   * Removes the pod's configuration and watches it no more. It is not halted; a halt that it was
   * asked for is kept in mind for its return.
   *
   * @throws OperationRefusedException when there is none of this name
   */
  PodReport leave(String name);
}
