package io.slipstream.api.service.operations;

import java.net.URI;
import java.util.List;

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
   * Removes a strategy's jars from the deploy folder and waits until the strategy is gone.
   *
   * @throws OperationRefusedException when there is no such strategy
   */
  StrategyView unload(String id, Operator operator);

  /**
   * Makes a build current and waits, for seconds at most, until every pod of the strategy runs it
   * or has a reason not to: a pod whose strategy would not be taken over goes on with what it has.
   *
   * @param version of an installed or kept build, or the beginning of its hash; null for the build
   *     in the deploy folder
   * @throws OperationRefusedException when there is no such strategy or build, or more than one
   */
  ReloadView reload(String id, String version, Operator operator);

  /**
   * Makes the build current that was current before, and waits like {@link #reload}. Called again,
   * it goes one further back.
   *
   * @throws OperationRefusedException when there was none before
   */
  ReloadView rollback(String id, Operator operator);

  /** Every build of every strategy with the pods that run it, refused files too. */
  List<BuildView> builds();
}
