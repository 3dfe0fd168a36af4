package io.slipstream.kernel.twin;

import io.slipstream.api.order.Side;
import io.slipstream.api.service.risk.TradingScope;
import io.slipstream.api.service.risk.TradingState;
import io.slipstream.kernel.Input;
import java.math.BigDecimal;

/** What a change of a scope's trading state cancels. */
final class TwinScopes {
  private final TwinSession session;
  private final TwinOrders orders;

  TwinScopes(TwinSession session, TwinOrders orders) {
    this.session = session;
    this.orders = orders;
  }

  void apply(Input.StateChange in) {
    if (in.scope().kind() == TradingScope.Kind.ALL) {
      session.tradingState = in.state();
    } else {
      session.scopes.put(in.scope(), in.state());
    }
    if (in.state() == TradingState.HALTED) {
      orders.cancelAll(order -> isIn(in.scope(), order.pod, order.instrument));
    } else if (in.state() == TradingState.REDUCING) {
      for (TwinPod pod : session.pods) {
        for (TwinInstrument instrument : session.instruments) {
          if (isIn(in.scope(), pod, instrument)) {
            reduce(pod, instrument);
          }
        }
      }
    }
  }

  private static boolean isIn(TradingScope scope, TwinPod pod, TwinInstrument instrument) {
    return switch (scope.kind()) {
      case ALL, VENUE -> true;
      case POD -> pod.definition.name().equals(scope.name());
      case INSTRUMENT -> instrument.terms.symbol().equals(scope.name());
    };
  }

  private void reduce(TwinPod pod, TwinInstrument instrument) {
    BigDecimal position = pod.ledger.position(instrument).quantity();
    Side reducing = position.signum() > 0 ? Side.SELL : Side.BUY;
    BigDecimal left = position.abs();
    for (TwinOrder order : pod.orders.stream().filter(o -> o.instrument == instrument).toList()) {
      if (!order.isWorking() || isGoing(order)) {
        continue;
      }
      boolean reduces = position.signum() != 0 && order.terms.side() == reducing;
      TwinOrder older = order.sibling;
      boolean isYounger =
          older != null && older.number < order.number && older.isWorking() && !isGoing(older);
      BigDecimal rest = order.orderQty.subtract(order.cumQty);
      if (!reduces || (!isYounger && !order.terms.isReduceOnly() && rest.compareTo(left) > 0)) {
        orders.cancel(order);
      } else if (!isYounger) {
        left = left.subtract(rest).max(BigDecimal.ZERO);
      }
    }
  }

  private static boolean isGoing(TwinOrder order) {
    return order.pending.stream().anyMatch(TwinOrder.Wish::isCancel);
  }
}
