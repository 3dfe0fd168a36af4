package io.slipstream.api.service.operations;

import io.slipstream.api.service.risk.TradingScope;
import io.slipstream.api.service.risk.TradingState;

/**
 * Halting, reducing and resuming; an OSGi service. A call returns once the change is durable. A
 * wish that is repeated under its key gets the first answer.
 */
public interface TradingOperations {
  /**
   * A scope has another trading state. A halt goes before all else, also while a strategy is being
   * called: it takes effect first and is written down as an operation after.
   *
   * @throws OperationRefusedException when the scope is not there, or may not be resumed now
   */
  SessionView change(TradingWish wish, Operator operator);

  /** What the same would do, without doing it. */
  TradingForecast simulate(TradingWish wish);

  /** No order leaves any more; working orders are canceled. */
  default SessionView halt(String reason, Operator operator) {
    return change(TradingWish.of(TradingScope.ALL, TradingState.HALTED, reason), operator);
  }

  /** Orders may leave again. */
  default SessionView resume(String reason, Operator operator) {
    return change(TradingWish.of(TradingScope.ALL, TradingState.ACTIVE, reason), operator);
  }
}
