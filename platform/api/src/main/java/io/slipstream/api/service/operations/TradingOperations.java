package io.slipstream.api.service.operations;

/** Halting and resuming; an OSGi service. A call returns once the change is durable. */
public interface TradingOperations {
  /** No order leaves any more; working orders are canceled. */
  void halt(String actor, String reason);

  /** Orders may leave again. */
  void resume(String actor, String reason);
}
