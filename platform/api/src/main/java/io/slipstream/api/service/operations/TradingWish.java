package io.slipstream.api.service.operations;

import io.slipstream.api.service.pods.HaltPolicy;
import io.slipstream.api.service.risk.TradingScope;
import io.slipstream.api.service.risk.TradingState;

/**
 * What an operator wants of trading.
 *
 * @param scope it is about
 * @param state it shall have
 * @param position what a halt does with what is held; CONFIGURED for what the session says
 * @param reason for the journal, as {@link Reasons} allows it
 */
public record TradingWish(
    TradingScope scope, TradingState state, HaltPolicy position, String reason) {
  /**
   * Checks the reason.
   *
   * @throws IllegalArgumentException naming field, value and what is allowed
   */
  public TradingWish {
    String problem = Reasons.problem(reason);
    if (!problem.isEmpty()) {
      throw new IllegalArgumentException(problem);
    }
    if (position == HaltPolicy.FLATTEN && state != TradingState.HALTED) {
      throw new IllegalArgumentException("position = 'flatten': of a halt only is allowed");
    }
  }

  /** Without a word on what is held. */
  public static TradingWish of(TradingScope scope, TradingState state, String reason) {
    return new TradingWish(scope, state, HaltPolicy.CONFIGURED, reason);
  }
}
