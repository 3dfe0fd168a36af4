package io.slipstream.api.service.venue;

/** What a simulated venue may know of the account behind an order. */
public interface VenueAccounts {
  /** Position of a pod in an instrument, in the instrument's units. */
  long position(int pod, int instrument);

  /**
   * Why the account cannot bear an execution: cash, margin, or a number out of range; null when it
   * can.
   *
   * @param lastQty quantity of the execution, in the instrument's units
   * @param lastPx its price
   * @param commission its commission, in cash units
   */
  String refusal(long orderId, long lastQty, long lastPx, long commission);
}
