package io.slipstream.runtime;

import io.slipstream.api.service.operations.Operator;
import io.slipstream.api.service.operations.SessionView;
import io.slipstream.api.service.operations.TradingOperations;
import io.slipstream.api.service.risk.TradingState;
import io.slipstream.kernel.Input;
import java.util.function.Supplier;

/** An operator's wishes about all trading. */
final class TradingDesk implements TradingOperations {
  private final LiveSession session;
  private final OperationDesk operations;

  TradingDesk(LiveSession session, OperationDesk operations) {
    this.session = session;
    this.operations = operations;
  }

  @Override
  public SessionView halt(String reason, Operator operator) {
    return set(TradingState.HALTED, reason, operator);
  }

  @Override
  public SessionView resume(String reason, Operator operator) {
    return set(TradingState.ACTIVE, reason, operator);
  }

  private SessionView set(TradingState state, String reason, Operator operator) {
    Input input = new Input.TradingStateSet(state, operator.name(), reason);
    Supplier<SessionView> present = () -> session.ask(engine -> viewNow());
    return operations.carryOut(
        operator,
        new OperationDesk.Wish<>(
            Operation.ofTrading(state, reason),
            SessionView.class,
            again ->
                session.ask(
                    engine -> {
                      engine.apply(input);
                      return viewNow();
                    }),
            present));
  }

  private SessionView viewNow() {
    return session.views().session(session.status(), session.message(), false);
  }
}
