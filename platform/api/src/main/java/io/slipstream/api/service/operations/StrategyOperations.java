package io.slipstream.api.service.operations;

import java.net.URI;

/**
 * Bringing plugins in and taking them out as an operator; an OSGi service. A wish that is repeated
 * under its key gets the first answer. While the session is not up nothing can be journaled: then a
 * wish without a key is granted and one with a key is refused.
 */
public interface StrategyOperations {
  /**
   * Copies a jar into the deploy folder and waits until its strategy is ready.
   *
   * @throws OperationRefusedException when it is refused
   */
  StrategyView load(URI jar, Operator operator);

  /**
   * Removes a strategy's jar from the deploy folder and waits until the strategy is gone.
   *
   * @throws OperationRefusedException when there is no such strategy
   */
  StrategyView unload(String id, Operator operator);
}
