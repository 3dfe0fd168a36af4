package io.slipstream.api.service.operations;

import io.slipstream.api.service.pods.PodHeartbeat;
import io.slipstream.api.service.pods.PodReport;
import java.util.List;

/** What every pod answers, wherever it runs; an OSGi service. */
public interface PodQueries {
  /** All pods by name; while the session is not up, the remote ones. */
  List<PodReport> reports();

  /** Remote pods by name; the session is not asked. */
  List<PodReport> remote();

  /**
   * One pod.
   *
   * @throws OperationRefusedException when there is none
   */
  PodReport status(String name);

  /**
   * The last sign of life of a pod; answered also when the session is not.
   *
   * @throws OperationRefusedException when there is none
   */
  PodHeartbeat heartbeat(String name);
}
