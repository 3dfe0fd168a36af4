package io.slipstream.runtime;

import io.slipstream.api.service.risk.TradingScope;
import io.slipstream.api.service.risk.TradingState;
import io.slipstream.kernel.Input;

/**
 * A halt that is wanted at once.
 *
 * @param scope of it
 * @param isFlattening whether what is held is closed
 * @param actor who wants it
 * @param reason why
 * @param key of the operator's wish, empty for none: a wish that the journal knows is not repeated
 * @param operation what the operator wants as one line, empty when no operator does
 */
record Halt(
    TradingScope scope,
    boolean isFlattening,
    String actor,
    String reason,
    String key,
    String operation) {

  /** Of the platform itself. */
  Halt(TradingScope scope, boolean isFlattening, String actor, String reason) {
    this(scope, isFlattening, actor, reason, "", "");
  }

  /**
   * One that took effect.
   *
   * @param sequence of the journal's last entry of it
   * @param begun place of the operator's wish in the journal, zero when it is not there yet
   */
  record Taken(long sequence, long begun) {}

  /** Between two events. */
  Input input() {
    return change(scope, TradingState.HALTED, actor, reason);
  }

  /** In place of a pod's call that was given up for it. */
  Input.HaltForced forced(int pod) {
    return new Input.HaltForced(pod, scope, actor, reason);
  }

  /** What closes what is held. */
  Input flattening() {
    return new Input.ScopeFlattened(scope, actor, reason);
  }

  /** Whether an engine's journal has the wish. */
  boolean isKnown(SessionEngine engine) {
    OperationBook book = engine.operations();
    return !key.isEmpty() && (book.begunOf(key) != null || book.done(key) != null);
  }

  /**
   * The portfolio's REDUCING of earlier journals canceled nothing, so it has an input of its own.
   */
  static Input change(TradingScope scope, TradingState state, String actor, String reason) {
    boolean isPlain = scope.kind() == TradingScope.Kind.ALL && state != TradingState.REDUCING;
    return isPlain
        ? new Input.TradingStateSet(state, actor, reason)
        : new Input.ScopeStateSet(scope, state, actor, reason);
  }
}
