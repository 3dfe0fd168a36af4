package io.slipstream.simulator;

import io.slipstream.api.market.TradeTick;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;

/** The last trade of an instrument's market and what orders took of it. */
final class LastTrade {
  private final Liquidity liquidity = new Liquidity(false);
  private int aggressor;

  void set(TradeTick trade) {
    liquidity.set(trade.price(), trade.quantity());
    aggressor = trade.aggressor();
  }

  Liquidity liquidity() {
    return liquidity;
  }

  long price() {
    return liquidity.price();
  }

  /**
   * Gives an order that waits at its limit its chance: when the trade is beyond the limit, or at it
   * after the queue that was there before the order.
   */
  void matchRested(Resting order, boolean touches, Executions executions, long time) {
    if (order.isPassedBy(price())) {
      order.queueAhead = 0;
      executions.execute(order, liquidity, order.limitPrice, time, true);
    } else if (touches && price() == order.limitPrice && aggressor != (order.isBuy ? 1 : -1)) {
      long used = Math.min(order.queueAhead, liquidity.quantity());
      order.queueAhead -= used;
      if (used < liquidity.quantity()) {
        liquidity.reserve(used);
        executions.execute(order, liquidity, order.limitPrice, time, true);
        liquidity.reserve(0);
      }
    }
  }

  void writeState(StateSink sink) {
    liquidity.writeState(sink);
    sink.put(aggressor);
  }

  void readState(StateSource source) {
    liquidity.readState(source);
    aggressor = source.takeInt(-1, 1);
  }
}
