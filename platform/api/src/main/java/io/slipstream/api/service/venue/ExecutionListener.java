package io.slipstream.api.service.venue;

/** Takes the venue's messages, in the order they happen; times are when they happened there. */
public interface ExecutionListener {
  /** The order works at the venue. */
  void accepted(long orderId, long eventTime);

  /** The order's stop price was reached. */
  void triggered(long orderId, long eventTime);

  /** The venue refused the order, whole. */
  void rejected(long orderId, long eventTime, String reason);

  /**
   * A part or the whole was executed; units are the instrument's.
   *
   * @param commission in cash units of the quote currency; below zero a rebate
   * @param maker whether the order added liquidity
   */
  void filled(
      long orderId, long eventTime, long lastQty, long lastPx, long commission, boolean maker);

  /** What was left is taken back. */
  void canceled(long orderId, long eventTime, String reason);

  /** What was left ended with its time in force. */
  void expired(long orderId, long eventTime, String reason);

  /** The order has these terms from now on. */
  void replaced(long orderId, long eventTime, long orderQty, long limitPrice, long stopPrice);

  /** A wish to cancel or replace is refused; the order goes on as it was. */
  void requestRejected(long orderId, long eventTime, boolean ofCancel, String reason);
}
