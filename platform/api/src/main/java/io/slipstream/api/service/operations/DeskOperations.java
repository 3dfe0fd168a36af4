package io.slipstream.api.service.operations;

import java.util.List;

/**
 * Desks and how they decide; an OSGi service. Which pods are on a desk is set with the limits
 * ({@code desk.NAME.pods}); a change of its rule is durable before it is answered.
 */
public interface DeskOperations {
  /** Every desk, by name. */
  List<DeskView> desks();

  /**
   * One desk.
   *
   * @throws OperationRefusedException when there is none of the name
   */
  DeskView desk(String name);

  /** Names of the rules a desk can have. */
  List<String> rules();

  /**
   * Gives a desk a rule, or takes it away; from the next slice on it holds.
   *
   * @throws OperationRefusedException naming field, value and what is allowed; nothing has changed
   */
  DeskView set(DeskWish wish, Operator operator);

  /** What desks decided since the process started. */
  DeskActivity activity();
}
