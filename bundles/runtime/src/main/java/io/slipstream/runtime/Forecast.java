package io.slipstream.runtime;

import io.slipstream.api.order.OrderState;
import io.slipstream.api.service.operations.TradingForecast;
import io.slipstream.api.service.operations.TradingWish;
import io.slipstream.api.service.risk.TradingScope;
import io.slipstream.kernel.Decision;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.TradingKernel;
import java.util.Set;
import java.util.TreeSet;

/** What a change would do: it is done to a copy of the kernel that is thrown away. */
final class Forecast {
  private final TradingKernel original;
  private final TradingKernel copy;
  private final Set<String> canceled = new TreeSet<>();
  private final Set<String> closing = new TreeSet<>();

  private Forecast(TradingKernel original, TradingKernel copy) {
    this.original = original;
    this.copy = copy;
  }

  static Forecast of(SessionEngine engine, TradingKernel copy) {
    copy.restore(engine.kernel().snapshot());
    return new Forecast(engine.kernel(), copy);
  }

  Forecast apply(Input change, boolean isFlattening) {
    copy.apply(change, this::note);
    if (isFlattening && change instanceof Input.StateChange in) {
      copy.apply(new Input.ScopeFlattened(in.scope(), in.actor(), in.reason()), this::note);
    }
    return this;
  }

  private void note(Decision decision) {
    if (decision instanceof Decision.OrderChanged changed) {
      String order = changed.pod() + "-" + changed.order();
      boolean isGone =
          changed.state() == OrderState.CANCELED || changed.state() == OrderState.PENDING_CANCEL;
      if (isGone) {
        canceled.add(order);
      } else if (changed.state() == OrderState.SUBMITTED) {
        closing.add(order);
      }
    }
  }

  TradingForecast view(TradingWish wish, String refusal) {
    TradingScope scope = wish.scope();
    return new TradingForecast(
        scope,
        original.scopeState(scope).state(),
        wish.state(),
        canceled.size(),
        closing.size(),
        working(scope),
        refusal);
  }

  private int working(TradingScope scope) {
    int only = scope.kind() == TradingScope.Kind.POD ? original.podNumber(scope.name()) : -1;
    int instrument =
        scope.kind() == TradingScope.Kind.INSTRUMENT ? original.instrumentNumber(scope.name()) : -1;
    int sum = 0;
    for (int pod = 0; pod < original.podCount(); pod++) {
      if (only < 0 || only == pod) {
        sum += original.workingOrders(pod, instrument);
      }
    }
    return sum;
  }
}
