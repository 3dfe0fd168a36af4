package io.slipstream.api.service.operations;

/**
 * Halting and resuming; an OSGi service. A call returns once the change is durable. A wish that is
 * repeated under its key gets the first answer.
 */
public interface TradingOperations {
  /** No order leaves any more; working orders are canceled. */
  SessionView halt(String reason, Operator operator);

  /** Orders may leave again. */
  SessionView resume(String reason, Operator operator);
}
