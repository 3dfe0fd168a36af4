package io.slipstream.api.service.venue;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.service.state.StateSink;

/**
 * A venue that lives inside the session's step: it answers within the call and asks no clock, so
 * its state is part of the session's.
 */
public interface Venue {
  /** Takes an order; answers follow through the listener, now or with a later market event. */
  void submit(VenueOrder order, ExecutionListener listener);

  /** Asks to take back what is left of an order; a closed or unknown one is ignored. */
  void cancel(long orderId, long eventTime, ExecutionListener listener);

  /** Matches working orders of the instrument against a complete bar. */
  void onBar(
      int instrument,
      Instrument terms,
      Bar bar,
      VenueAccounts accounts,
      ExecutionListener listener);

  /** Writes everything a later answer depends on. */
  void writeState(StateSink sink);
}
