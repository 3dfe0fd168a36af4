package io.slipstream.api.service.operations;

import java.util.function.Supplier;

/**
 * Has the session's journal tell what an operator did outside of the session; an OSGi service. That
 * it begins is durable before it is done, that it ended before the operator is told; while no
 * session is up it is done without.
 */
public interface OperatorLog {
  /**
   * Does it, once for each key of the operator's.
   *
   * @param <T> its answer, a value that JSON can be made of
   * @param operation in words, one line: the command with its arguments
   * @param answers type of the answer
   * @param work does it
   * @param present the answer as it is now, where it was done before and is asked for again
   * @throws OperationRefusedException when it is refused
   */
  <T> T carryOut(
      Operator operator, String operation, Class<T> answers, Supplier<T> work, Supplier<T> present);
}
