package io.slipstream.plugins.brawler;

import io.slipstream.api.order.OrderDraft;
import io.slipstream.api.order.OrderState;
import io.slipstream.api.order.OrderUpdate;
import io.slipstream.api.order.Side;
import io.slipstream.api.strategy.StrategyContext;

/** The one order of a side, if there is one. */
final class Resting {
  private static final long UNKNOWN = 0;

  private final Side side;
  private long order;
  private long price;
  private long leavesQty;
  private long cumQty;
  private boolean replacing;
  private boolean canceling;

  Resting(Side side) {
    this.side = side;
  }

  /**
   * Wants so much at a price: makes an order, moves it when it is farther off than the tolerance or
   * too large, takes it back for no quantity. While the venue has not answered it waits.
   */
  void want(long quantity, long at, long tolerance, OrderDraft draft, StrategyContext context) {
    if (replacing || canceling) {
      return;
    }
    if (quantity == 0) {
      cancel(context);
    } else if (order == 0) {
      order = context.submit(draft.limit(side, quantity, at).postOnly());
      price = at;
      leavesQty = quantity;
      cumQty = 0;
    } else if (Math.abs(at - price) > tolerance || leavesQty > quantity) {
      context.replace(order, cumQty + quantity, at, 0);
      price = at;
      replacing = true;
    }
  }

  /** Takes it back; that waits for no answer to anything else. */
  void cancel(StrategyContext context) {
    if (order != 0 && !canceling) {
      context.cancel(order);
      canceling = true;
    }
  }

  /** Takes note of the venue's word on it. */
  void onUpdate(OrderUpdate update) {
    if (update.order() != order) {
      return;
    }
    if (update.state().isClosed()) {
      forget();
      return;
    }
    replacing &= update.state() == OrderState.PENDING_REPLACE;
    canceling &= update.reason().isEmpty();
    leavesQty = update.leavesQty();
    cumQty = update.cumQty();
    if (!update.reason().isEmpty()) {
      price = UNKNOWN;
    }
  }

  /** The pod has no order of this side any more. */
  void forget() {
    order = 0;
    replacing = false;
    canceling = false;
  }

  long[] state() {
    return new long[] {order, price, leavesQty, cumQty, replacing ? 1 : 0, canceling ? 1 : 0};
  }

  void restore(long[] state) {
    order = state[0];
    price = state[1];
    leavesQty = state[2];
    cumQty = state[3];
    replacing = state[4] == 1;
    canceling = state[5] == 1;
  }
}
