package io.slipstream.kernel;

import io.slipstream.api.order.OrderTerms;
import io.slipstream.api.order.Side;

/**
 * The best prices at which working orders of our own in an instrument may trade, or better ones: an
 * order that stays behind them meets none of ours. What does not work any more may count until
 * somebody looked at all of them.
 */
final class OwnPrices {
  private long highestBuy = Long.MIN_VALUE;
  private long lowestSell = Long.MAX_VALUE;
  private Order newest;
  private long highestBefore;
  private long lowestBefore;

  /** Everything that works is counted next. */
  void begin() {
    highestBuy = Long.MIN_VALUE;
    lowestSell = Long.MAX_VALUE;
    newest = null;
  }

  /** An order begins to work. */
  void add(Order order) {
    highestBefore = highestBuy;
    lowestBefore = lowestSell;
    count(order);
    newest = order;
  }

  /** An order does not work any more; most that were executed at once were the newest. */
  void remove(Order order) {
    if (order == newest) {
      highestBuy = highestBefore;
      lowestSell = lowestBefore;
      newest = null;
    }
  }

  /** An order works, or its limit or pending limit is another one. */
  void count(Order order) {
    boolean isLimited = order.type().hasLimit();
    newest = null;
    if (order.side() == Side.BUY) {
      highestBuy = Math.max(highestBuy, isLimited ? order.limitPrice() : Long.MAX_VALUE);
      highestBuy =
          Math.max(highestBuy, order.wishes().replaces() ? order.wishes().limit() : highestBuy);
    } else {
      lowestSell = Math.min(lowestSell, isLimited ? order.limitPrice() : Long.MIN_VALUE);
      lowestSell =
          Math.min(lowestSell, order.wishes().replaces() ? order.wishes().limit() : lowestSell);
    }
  }

  /** Whether one that works is counted. */
  boolean covers(Order order) {
    boolean isLimited = order.type().hasLimit();
    long limit = order.limitPrice();
    if (order.side() == Side.BUY) {
      return highestBuy >= (isLimited ? limit : Long.MAX_VALUE)
          && (!order.wishes().replaces() || highestBuy >= order.wishes().limit());
    }
    return lowestSell <= (isLimited ? limit : Long.MIN_VALUE)
        && (!order.wishes().replaces() || lowestSell <= order.wishes().limit());
  }

  /** Whether an order might trade with one of ours. */
  boolean mayMeet(OrderTerms order) {
    if (order.side() == Side.BUY) {
      return lowestSell < Long.MAX_VALUE
          && (!order.type().hasLimit() || order.limitPrice() >= lowestSell);
    }
    return highestBuy > Long.MIN_VALUE
        && (!order.type().hasLimit() || order.limitPrice() <= highestBuy);
  }
}
