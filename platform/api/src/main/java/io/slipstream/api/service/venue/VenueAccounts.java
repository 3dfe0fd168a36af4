package io.slipstream.api.service.venue;

/** What a simulated venue may know of the account behind an order. */
public interface VenueAccounts {
  /** Free cash of a pod, {@link io.slipstream.api.market.FixedPoint}. */
  long cash(int pod);

  /** Position of a pod in an instrument, {@link io.slipstream.api.market.FixedPoint}. */
  long position(int pod, int instrument);
}
