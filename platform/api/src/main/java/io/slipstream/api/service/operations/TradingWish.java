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
 * @param reason for the journal
 */
public record TradingWish(
    TradingScope scope, TradingState state, HaltPolicy position, String reason) {
  private static final int LONGEST_REASON = 1000;

  /**
   * Checks the reason.
   *
   * @throws IllegalArgumentException naming field, value and what is allowed
   */
  public TradingWish {
    if (reason.isBlank() || reason.length() > LONGEST_REASON) {
      throw new IllegalArgumentException(
          "reason = '"
              + reason.substring(0, Math.min(100, reason.length()))
              + "': 1 to "
              + LONGEST_REASON
              + " characters are allowed");
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
