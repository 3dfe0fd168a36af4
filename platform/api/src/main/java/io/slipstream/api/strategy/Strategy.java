package io.slipstream.api.strategy;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.Book;
import io.slipstream.api.market.Quote;
import io.slipstream.api.market.TradeTick;
import io.slipstream.api.order.Fill;
import io.slipstream.api.order.OrderUpdate;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The mind of one pod. Every hook is called on one thread, in event order, and must return quickly;
 * it must not keep what it is handed beyond the call, start threads, or ask a clock: time is {@link
 * StrategyContext#eventTime()}. A hook that throws suspends the pod and its intents of that call
 * are dropped.
 */
@ConsumerType
public interface Strategy {
  /** Called once before the first event; positions from an earlier run are visible already. */
  default void onStart(StrategyContext context) {}

  /**
   * Goes on from what a strategy of this or an earlier version remembered; called in place of
   * {@link #onStart}. It may look around but asks for nothing here. Only strategies that give
   * snapshots need it.
   *
   * @throws IllegalArgumentException when the snapshot cannot be used, with the reason
   */
  default void restore(StrategySnapshot snapshot, StrategyContext context) {
    throw new IllegalArgumentException("this strategy does not go on from snapshots");
  }

  /**
   * Everything the strategy remembers that its next decisions depend on, asked between two events;
   * {@link StrategySnapshot#EMPTY} when that is nothing. Null, as long as it is not overridden,
   * means that it cannot tell: after a restart such a strategy is fed the whole session again.
   */
  default StrategySnapshot snapshot() {
    return null;
  }

  /** A bar of one of the pod's instruments is complete. */
  default void onBar(Bar bar, StrategyContext context) {}

  /** The best prices of one of the pod's instruments changed. */
  default void onQuote(Quote quote, StrategyContext context) {}

  /** Somebody traded one of the pod's instruments. */
  default void onTrade(TradeTick trade, StrategyContext context) {}

  /** The order book of one of the pod's instruments changed. */
  default void onBook(String symbol, Book book, StrategyContext context) {}

  /** A timer that the pod set is due. */
  default void onTimer(long timer, StrategyContext context) {}

  /**
   * This strategy decides again: a build that had taken its place failed. Meanwhile it was told of
   * everything, but what it asked for was ignored; the pod's position and orders are the other
   * build's doing.
   */
  default void onResume(StrategyContext context) {}

  /** Every event of this time has been delivered. */
  default void onSlice(StrategyContext context) {}

  /** One of the pod's orders changed state. */
  default void onOrderUpdate(OrderUpdate update, StrategyContext context) {}

  /** One of the pod's orders was filled, in part or whole. */
  default void onFill(Fill fill, StrategyContext context) {}
}
