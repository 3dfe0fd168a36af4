package io.slipstream.kernel;

import io.slipstream.api.service.risk.ScopeState;
import io.slipstream.api.service.risk.TradingScope;
import io.slipstream.api.service.risk.TradingState;
import java.util.List;

/** Carries out changes of what may be traded: what may not work any more is canceled at once. */
final class Halts {
  private final TradingKernel kernel;
  private final OrderDesk desk;
  private final Liquidations liquidations;

  Halts(TradingKernel kernel, OrderDesk desk, Liquidations liquidations) {
    this.kernel = kernel;
    this.desk = desk;
    this.liquidations = liquidations;
  }

  void take(Input.StateChange in) {
    TradingScope scope = in.scope();
    kernel.states().set(new ScopeState(scope, in.state(), in.actor(), in.reason()));
    if (in.state() == TradingState.HALTED) {
      String reason = scope.text() + " was halted";
      int instrument = instrument(scope);
      pods(scope).forEach(pod -> desk.cancelAll(pod, instrument, reason));
    } else if (in.state() == TradingState.REDUCING && !(in instanceof Input.TradingStateSet)) {
      String reason = scope.text() + " may only be reduced";
      int instrument = instrument(scope);
      pods(scope).forEach(pod -> desk.cancelOpening(pod, instrument, reason));
    }
  }

  void flatten(TradingScope scope, String reason) {
    int instrument = instrument(scope);
    pods(scope).forEach(pod -> liquidations.flatten(pod, instrument, reason));
  }

  private List<Pod> pods(TradingScope scope) {
    return scope.kind() == TradingScope.Kind.POD
        ? List.of(kernel.findPod(scope.name()))
        : kernel.pods();
  }

  /** Below zero for all: every instrument is traded at the one venue there is. */
  private int instrument(TradingScope scope) {
    return scope.kind() == TradingScope.Kind.INSTRUMENT
        ? kernel.instrumentNumber(scope.name())
        : -1;
  }
}
