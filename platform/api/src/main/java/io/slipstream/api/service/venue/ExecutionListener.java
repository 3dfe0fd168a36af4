package io.slipstream.api.service.venue;

/** Takes the venue's messages, in the order they happen. */
public interface ExecutionListener {
  /** The order works at the venue. */
  void accepted(long orderId, long eventTime);

  /** The venue refused the order, whole. */
  void rejected(long orderId, long eventTime, String reason);

  /** A part or the whole was executed. */
  void filled(long orderId, long eventTime, long lastQty, long lastPx, long commission);

  /** What was left is taken back. */
  void canceled(long orderId, long eventTime, String reason);
}
